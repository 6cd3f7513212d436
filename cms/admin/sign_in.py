"""The form in which editors sign in, and a line in the log for each attempt that failed."""

import logging

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.auth import LoginForm as WagtailLoginForm

log = logging.getLogger(__name__)
LONGEST_NAME = 150  # characters, as in the database


class LoginForm(WagtailLoginForm):
    """Wagtail's form with a translated label: in Wagtail 8.0.1 the password has none."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["password"].label = _("Password")


def log_failed_login(credentials: dict, request: HttpRequest | None = None, **kwargs) -> None:
    """Receiver of Django's `user_login_failed`. Passwords are never logged."""
    name = str(credentials.get("username", ""))[:LONGEST_NAME]
    address = request.META.get("REMOTE_ADDR", "") if request else ""
    log.warning("A sign-in failed: %s, from %s", ascii(name), ascii(address))
