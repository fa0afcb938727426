"""The document of a form: the same bytes for everyone, compressed, kept while a draft may pin it."""

from __future__ import annotations

import gzip
import hashlib

from flask import Request, Response

from surveyapp.forms.definition import Form
from surveyapp.storage import documents
from surveyapp.storage.database import Database
from surveyapp.web.kept_pages import ENVIRON, Kept
from surveyapp.web.shelf import Document

FOR_EVER = "public, max-age=31536000, immutable"
CHECK_FIRST = "no-cache"


def make(database: Database, form: Form, language: str, page: str) -> Document:
    """Compress a rendered page, and store it so that every process can serve it by its hash."""
    content = page.encode()
    document = Document(hashlib.sha256(content).hexdigest(), gzip.compress(content, 9, mtime=0))
    documents.keep(
        database,
        document.sha256,
        form=form.name,
        version=form.version,
        language=language,
        content=document.compressed,
    )
    return document


def send(request: Request, document: Document, *, immutable: bool, public: bool = True) -> Response:
    """Return the document, or 304 where the browser has it. Old browsers without gzip get it plain."""
    response = Response(content_type="text/html; charset=utf-8")
    response.set_etag(document.sha256)
    response.headers["Cache-Control"] = FOR_EVER if immutable else CHECK_FIRST
    if not public:
        response.headers["Cache-Control"] = "private, no-cache"
    response.headers["Vary"] = "Accept-Encoding"
    if request.if_none_match.contains(document.sha256):
        response.status_code = 304
    elif request.accept_encodings.quality("gzip") > 0:
        response.headers["Content-Encoding"] = "gzip"
        response.set_data(document.compressed)
        if public:
            request.environ[ENVIRON] = Kept(f'"{document.sha256}"', document.compressed)
    else:
        response.set_data(gzip.decompress(document.compressed))
    return response
