"""The two forms of an account; the words beside a field are in its template.

The token against cross-site requests is checked for every post of the application, not form by form.
"""

from __future__ import annotations

from wtforms import EmailField, Form, PasswordField
from wtforms.validators import InputRequired

from surveyapp.languages import N_
from surveyapp.web.templating import gettext


class SignInForm(Form):
    """Email address and password."""

    email = EmailField(validators=[InputRequired(N_("Enter your email address"))])
    password = PasswordField(validators=[InputRequired(N_("Enter your password"))])


class PasswordForm(Form):
    """The password now and the new one."""

    current = PasswordField(validators=[InputRequired(N_("Enter the password that you have now"))])
    new = PasswordField(validators=[InputRequired(N_("Enter a new password"))])


def errors(form: Form) -> list[tuple[str, str]]:
    """Put the errors into the page's language; return the first of each field, with the id of its control."""
    for field in form:
        field.errors = [gettext(str(error)) for error in field.errors]
    return [(field.id, field.errors[0]) for field in form if field.errors]
