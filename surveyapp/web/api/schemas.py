"""What the API takes and gives, as marshmallow schemas: checked by them, and described by them in OpenAPI."""

from __future__ import annotations

from datetime import datetime

from marshmallow import RAISE, Schema, ValidationError, fields, validate

from surveyapp.storage.receiving import CHANNELS, YEARS

RECEIPT_CODE = "^[0-9A-HJKMNP-TV-Z]{12}$"
"""Twelve characters of Crockford's base 32, which has no look-alikes."""
HEXADECIMAL = "^[0-9a-f]{64}$"


def plausible(moment: datetime) -> None:
    """Refuse a time that no phone's clock shows, and that could not be counted in other time zones."""
    if moment.year not in YEARS:
        raise ValidationError(f"Not a time between {YEARS[0]} and {YEARS[-1]}.")


def unbroken(text: str) -> None:
    """Refuse a line break at the end, which the `$` of a pattern lets through."""
    if text.endswith("\n"):
        raise ValidationError("A line break at the end does not belong to it.")


class SubmissionSchema(Schema):
    """One filled-in form."""

    class Meta:
        """A field nobody knows is refused: better than dropping an answer in silence."""

        unknown = RAISE

    form = fields.String(required=True)
    version = fields.String(
        required=True,
        metadata={"description": "The version of the form that was answered, 64 hexadecimal digits."},
    )
    language = fields.String(
        required=True,
        validate=[
            validate.Regexp(r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$", error="Not a language tag (BCP 47)."),
            unbroken,
        ],
    )
    channel = fields.String(required=True, validate=validate.OneOf(CHANNELS))
    started_at = fields.AwareDateTime(
        format="iso",
        load_default=None,
        allow_none=True,
        validate=plausible,
        metadata={"description": "With the device's offset."},
    )
    finished_at = fields.AwareDateTime(
        format="iso",
        load_default=None,
        allow_none=True,
        validate=plausible,
        metadata={"description": "With the device's offset."},
    )
    answers = fields.Dict(keys=fields.String(), required=True)
    receipt_code = fields.String(
        load_default=None,
        allow_none=True,
        validate=[
            validate.Regexp(RECEIPT_CODE, error="Not 12 characters of Crockford's base 32."),
            unbroken,
        ],
        metadata={"description": "Made on the device, so that it can be noted down without a network."},
    )


class ReceiptSchema(Schema):
    """The proof that a submission is kept. Only this, not a status, lets a device delete its own copy."""

    uuid = fields.UUID(required=True)
    sha256 = fields.String(required=True, validate=validate.Regexp(HEXADECIMAL))
    received_at = fields.AwareDateTime(required=True, format="iso")
    receipt_code = fields.String(required=True)


class PublishedFormSchema(Schema):
    """A form that is open."""

    form = fields.String(required=True)
    version = fields.String(required=True)
    title = fields.String(required=True)
    languages = fields.List(fields.String(), required=True)


class PublishedFormsSchema(Schema):
    """The forms that are open."""

    forms = fields.List(fields.Nested(PublishedFormSchema), required=True)


class FormVersionSchema(Schema):
    """One version of a form, for ever the same."""

    form = fields.String(required=True)
    version = fields.String(required=True)
    title = fields.String(required=True)
    default_language = fields.String(required=True)
    audience = fields.String(required=True)
    model = fields.Dict(
        required=True, metadata={"description": "The compiled form, as the pages work with it."}
    )


class AttachmentSchema(Schema):
    """A file that is kept, under the hash by which a submission names it."""

    type = fields.String(required=True)
    bytes = fields.Integer(required=True)
    sha256 = fields.String(required=True, validate=validate.Regexp(HEXADECIMAL))


class PingSchema(Schema):
    """A sign of life that no captive portal gives."""

    service = fields.String(required=True)
    now = fields.AwareDateTime(required=True, format="iso")
