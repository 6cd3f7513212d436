"""A limit on guesses of the old password, which the account page asks for before a new one.

Whoever sits at a window that an editor left open could otherwise try as many as they like.
"""

import logging

from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext as _

from cms.admin.sign_in.attempt_limits import in_minutes
from cms.admin.sign_in.forms import who
from cms.admin.sign_in.guesses import PasswordGuess
from cms.compat.wagtail.admin import ChangePasswordPanel, PasswordChangeForm

log = logging.getLogger("cms.admin.sign_in")


class NewPasswordForm(PasswordChangeForm):
    """Wagtail's form. `request` is that of which it got the data."""

    request: HttpRequest

    def clean_old_password(self) -> str:
        guess = PasswordGuess(self.request, self.user.get_username())
        seconds = guess.begin()
        if seconds:
            log.warning("A change of password has to wait: %s", self._who())
            text = _("This was tried too often. You can try again %(when)s.")
            raise ValidationError(text % {"when": in_minutes(seconds)}, code="lockout")
        try:
            password = super().clean_old_password()
        except ValidationError:
            log.warning("A change of password failed: %s", self._who())
            raise
        guess.was_right()
        return password

    def _who(self) -> str:
        return who(self.user.get_username(), self.request)


class PasswordPanel(ChangePasswordPanel):
    form_class = NewPasswordForm

    def get_form(self) -> NewPasswordForm:
        """Return the one form of a request: Wagtail asks for several, each would be a guess."""
        form = self.request.__dict__.setdefault("password_form", super().get_form())
        form.request = self.request
        return form
