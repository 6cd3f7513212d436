"""Wagtail's views of signing in and of new passwords, with limits on both."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from cms.admin.sign_in.attempt_limits import in_minutes
from cms.admin.sign_in.client import remember_browser
from cms.admin.sign_in.guesses import ask_for_reset
from cms.compat.wagtail.admin import LoginView, PasswordResetConfirmView, PasswordResetView

TOO_MANY = 429


class SignInView(LoginView):
    def form_valid(self, form) -> HttpResponse:
        response = super().form_valid(form)
        remember_browser(response, self.request.user.get_username())
        return response

    def form_invalid(self, form) -> HttpResponse:
        return too_many(super().form_invalid(form), form.wait)


class AskForPasswordView(PasswordResetView):
    def form_valid(self, form) -> HttpResponse:
        seconds = ask_for_reset(self.request, form.cleaned_data["email"])
        if not seconds:
            return super().form_valid(form)
        form.add_error(None, _ask_later(seconds))
        return too_many(self.form_invalid(form), seconds)


class NewPasswordView(PasswordResetConfirmView):
    """Whoever has the link from the mail may sign in from this browser, whatever others do."""

    def form_valid(self, form) -> HttpResponse:
        response = super().form_valid(form)
        remember_browser(response, self.user.get_username(), by_mail=True)
        return response


@never_cache
@require_safe
def to_the_form(request: HttpRequest) -> HttpResponse:
    """In place of Wagtail's second form to sign in, for visitors, which has no limits."""
    return redirect("wagtailadmin_login")


def too_many(response: HttpResponse, seconds: int) -> HttpResponse:
    """Make it a 429 if somebody has to wait."""
    if seconds:
        response.status_code = TOO_MANY
        response.headers["Retry-After"] = str(seconds)
    return response


def _ask_later(seconds: int) -> str:
    return _(
        "A new password was asked for several times. Look in your mail, also among unwanted mail:"
        " the links in it work. You can ask for another one %(when)s."
    ) % {"when": in_minutes(seconds)}
