"""The one blueprint of the API, to which each module adds its addresses."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from http import HTTPStatus
from typing import ParamSpec, cast

from flask import Response
from flask_smorest import Blueprint  # type: ignore[import-untyped] # ships no types
from marshmallow import Schema

from surveyapp.web.api.problems import documented

PREFIX = "/api/v1"

blueprint = Blueprint("api", __name__, url_prefix=PREFIX, description="Forms, and what was answered.")

Parameters = ParamSpec("Parameters")
View = Callable[Parameters, Response]


def address(
    method: str,
    rule: str,
    answers: Mapping[HTTPStatus, type[Schema]],
    *,
    refusals: Sequence[HTTPStatus] = (),
    parameters: Sequence[Mapping[str, object]] = (),
    body: Mapping[str, object] | None = None,
) -> Callable[[View[Parameters]], View[Parameters]]:
    """Add a view to the API, and describe it.

    Args:
        method: GET or PUT.
        rule: the address below `PREFIX`.
        answers: what it answers, by status; the usual one first.
        refusals: the statuses with which it refuses.
        parameters: further parameters, as OpenAPI has them.
        body: the media types of the request's body, each with its schema.
    """
    (usual, schema), *others = answers.items()
    doc: dict[str, object] = {"responses": documented(*refusals), "parameters": list(parameters)}
    if body is not None:
        doc["requestBody"] = {"required": True, "content": body}

    def decorate(view: View[Parameters]) -> View[Parameters]:
        described = blueprint.response(usual.value, schema, description=usual.phrase)(view)
        for status, other in others:
            more = blueprint.alt_response(status.value, schema=other, description=status.phrase)
            described = more(described)
        described = blueprint.doc(**doc)(described)
        return cast("View[Parameters]", blueprint.route(rule, methods=[method])(described))

    return decorate
