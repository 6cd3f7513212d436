"""The form in which editors sign in, and a line in the log for each attempt that failed."""

import logging

from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms.auth import LoginForm as WagtailLoginForm

from cms.admin.sign_in.attempt_limits import in_minutes
from cms.admin.sign_in.guesses import PasswordGuess
from cms.client_address import client_address

log = logging.getLogger("cms.admin.sign_in")
LONGEST_NAME = 150  # characters, as in the database


class LoginForm(WagtailLoginForm):
    """Wagtail's form with a limit on guesses: beyond it, the password is not looked at.

    The password has a label too: in Wagtail 8.0.1 it has none. `wait` is in seconds.
    """

    wait = 0

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["password"].label = gettext_lazy("Password")

    def clean(self):
        name, password = self.cleaned_data.get("username"), self.cleaned_data.get("password")
        if not name or not password:
            return super().clean()
        guess = PasswordGuess(self.request, name)
        self.wait = guess.begin()
        if self.wait:
            log.warning("A sign-in has to wait: %s", who(name, self.request))
            raise ValidationError(_lockout_text(self.wait), code="lockout")
        cleaned = super().clean()
        guess.was_right()
        return cleaned


def _lockout_text(seconds: int) -> str:
    """Return what to do, which is the same whether there is such an account or not."""
    return _(
        "This was tried too often with a wrong password. You can try again %(when)s. If you do not"
        " know your password any more, choose “Forgotten password?”: with a new password you can"
        " sign in at once."
    ) % {"when": in_minutes(seconds)}


def log_failed_login(credentials: dict, request: HttpRequest | None = None, **kwargs) -> None:
    """Receiver of Django's `user_login_failed`. Passwords are never logged."""
    log.warning("A sign-in failed: %s", who(str(credentials.get("username", "")), request))


def who(name: str, request: HttpRequest | None) -> str:
    """Return a name and an address for a line of the log, whatever somebody typed."""
    address = client_address(request) if request else ""
    return f"{name[:LONGEST_NAME]!a}, from {address[:LONGEST_NAME]!a}"
