"""Whether a form holds a right second step."""

import logging

from django.contrib.auth.models import User
from django.http import HttpRequest
from django.utils.translation import gettext as _

from cms.admin.second_step import codes, passkeys
from cms.admin.second_step.forms import CodeForm
from cms.admin.second_step.guesses import code_guess
from cms.admin.sign_in.attempt_limits import in_minutes
from cms.admin.sign_in.forms import who

log = logging.getLogger("cms.admin.sign_in")


def is_right(request: HttpRequest, user: User, form: CodeForm) -> bool:
    """Return True if a valid form holds a right second step. Otherwise it gets an error."""
    answer, code = form.cleaned_data["passkey"], form.cleaned_data["code"]
    if answer:
        return _is_right_passkey(request, user, form, answer)
    if not code:
        form.add_error("code", _("Type the code that your app shows, or a recovery code."))
        return False
    return _is_right_code(request, user, form, code)


def _is_right_passkey(request: HttpRequest, user: User, form: CodeForm, answer: str) -> bool:
    if passkeys.use(request, user, answer):
        return True
    _log_failure(request, user)
    form.add_error(None, _("This passkey did not work. Try it again, or use a code."))
    return False


def _is_right_code(request: HttpRequest, user: User, form: CodeForm, code: str) -> bool:
    guess = code_guess(request, user.get_username())
    form.wait = guess.take()
    if form.wait:
        form.add_error(None, _lockout_text(form.wait))
        return False
    if codes.use_app_code(user, code) or codes.use_recovery_code(user, code):
        guess.give_back()
        return True
    _log_failure(request, user)
    form.add_error(
        "code", _("This code is not right. Each code works once: wait for the next one.")
    )
    return False


def _lockout_text(seconds: int) -> str:
    return _(
        "A wrong code was typed too often. You can type another one %(when)s. A passkey works at"
        " once. Was it not you who typed them? Then change your password: somebody knows it."
    ) % {"when": in_minutes(seconds)}


def _log_failure(request: HttpRequest, user: User) -> None:
    log.warning("A second step failed: %s", who(user.get_username(), request))
