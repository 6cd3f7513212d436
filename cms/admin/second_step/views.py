"""Signing in: the second step after the password, and the same again before it is changed."""

from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.generic import View
from wagtail.admin import messages

from cms.admin.second_step import passkeys, proof, sessions
from cms.admin.second_step.forms import CodeForm, PasswordForm
from cms.admin.second_step.who import has_second_step
from cms.admin.sign_in import views as sign_in
from cms.admin.sign_in.attempt_limits import in_minutes
from cms.admin.sign_in.client import remember_browser
from cms.admin.sign_in.guesses import PasswordGuess
from cms.admin.sign_in.views import too_many


class SignInView(sign_in.SignInView):
    """The first step. Nobody is signed in by it who has a second one."""

    def form_valid(self, form) -> HttpResponse:
        user = form.get_user()
        if not has_second_step(user):
            return super().form_valid(form)
        remember = bool(form.cleaned_data.get("remember"))
        sessions.begin(self.request, user, self.get_success_url(), remember)
        return redirect("second_step_ask")


class SecondStepView(View):
    """Asks who gave the password for a code or a passkey."""

    person: User
    is_confirming = False

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponseBase:
        person = self.find_person()
        if person is None:
            return self.nobody()
        self.person = person
        return super().dispatch(request, *args, **kwargs)

    def find_person(self) -> User | None:
        return sessions.waiting_user(self.request)

    def nobody(self) -> HttpResponse:
        """Lead on who is ready in another window, and back who waited too long."""
        if self.request.user.is_authenticated:
            return redirect("wagtailadmin_home")
        messages.warning(self.request, _("That took too long. Sign in once more."))
        return redirect("wagtailadmin_login")

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.show(CodeForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        form = CodeForm(request.POST)
        if form.is_valid() and proof.is_right(request, self.person, form):
            return self.passed()
        return too_many(self.show(form), form.wait)

    def show(self, form: CodeForm) -> HttpResponse:
        has_passkeys = self.person.passkeys.exists() and passkeys.has_host_name(self.request)
        if form.errors or not has_passkeys:
            form.fields["code"].widget.attrs["autofocus"] = ""
        context = {"form": form, "has_passkeys": has_passkeys, "is_confirming": self.is_confirming}
        return render(self.request, "second_step/step.html", context)

    def passed(self) -> HttpResponse:
        response = redirect(sessions.finish(self.request, self.person))
        remember_browser(response, self.person.get_username())
        return response


class PasskeyQuestionView(SecondStepView):
    """What the browser must know to use a passkey of who waits, or of who is signed in."""

    http_method_names = ["post"]

    def find_person(self) -> User | None:
        return super().find_person() or signed_in(self.request)

    def post(self, request: HttpRequest) -> HttpResponse:
        return JsonResponse(passkeys.ask_for_one(request, self.person))


class ConfirmView(SecondStepView):
    """Asks who is signed in for the same again, or for the password if there is nothing else."""

    is_confirming = True

    def find_person(self) -> User | None:
        return signed_in(self.request)

    def get(self, request: HttpRequest) -> HttpResponse:
        return super().get(request) if has_second_step(self.person) else self.ask_password()

    def post(self, request: HttpRequest) -> HttpResponse:
        return super().post(request) if has_second_step(self.person) else self.check_password()

    def ask_password(self, form: PasswordForm | None = None) -> HttpResponse:
        return render(self.request, "second_step/password.html", {"form": form or PasswordForm()})

    def check_password(self) -> HttpResponse:
        form = PasswordForm(self.request.POST)
        if not form.is_valid():
            return self.ask_password(form)
        guess = PasswordGuess(self.request, self.person.get_username())
        seconds = guess.begin()
        if seconds:
            wait = _("This was tried too often. You can try again %(when)s.")
            form.add_error(None, wait % {"when": in_minutes(seconds)})
        elif self.person.check_password(form.cleaned_data["password"]):
            guess.was_right()
            return self.passed()
        else:
            form.add_error("password", _("This is not your password."))
        return too_many(self.ask_password(form), seconds)

    def passed(self) -> HttpResponse:
        sessions.note_proof(self.request)
        return redirect(self.next_url())

    def next_url(self) -> str:
        target = self.request.GET.get("next", "")
        is_here = url_has_allowed_host_and_scheme(target, None, self.request.is_secure())
        return target if is_here else reverse("second_step:overview")


def signed_in(request: HttpRequest) -> User | None:
    return request.user if isinstance(request.user, User) else None
