"""Views in which people set up their own second step, and remove it."""

from collections.abc import Callable
from functools import wraps
from urllib.parse import urlencode

import segno
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages

from cms.admin.second_step import codes, passkeys
from cms.admin.second_step.forms import AppForm, PasskeyForm
from cms.admin.second_step.models import CodeApp, Passkey, RecoveryCode
from cms.admin.second_step.notices import notify
from cms.admin.second_step.sessions import PASSED, has_proved_lately
from cms.admin.second_step.who import editor, has_second_step, must_have_second_step
from cms.models.site_details import organisation_name

NEW_SECRET, NEW_CODES = "new_app_secret", "new_recovery_codes"  # in the session


def for_who_proved_lately(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Decorator for changes: an open window that somebody left is not enough for them."""

    @wraps(view)
    def answer(request: HttpRequest, *args, **values) -> HttpResponse:
        if has_proved_lately(request):
            return view(request, *args, **values)
        here = request.path if request.method == "GET" else reverse("second_step:overview")
        return redirect(f"{reverse('second_step:confirm')}?{urlencode({'next': here})}")

    return answer


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    user = editor(request)
    has_one, must = has_second_step(user), must_have_second_step(user)
    context = {
        "app": CodeApp.objects.filter(user=user.pk).first(),
        "passkeys": Passkey.objects.filter(user=user.pk),
        "may_have_passkeys": passkeys.has_host_name(request),
        "codes_left": RecoveryCode.objects.filter(user=user.pk).count(),
        "has_one": has_one,
        "must": must,
        "page_title": _("Second step when signing in"),
        "header_icon": "lock",
    }
    template = "start" if must and not has_one else "overview"
    return render(request, f"second_step/{template}.html", context)


@for_who_proved_lately
def app(request: HttpRequest) -> HttpResponse:
    """Show the picture for a new app, and add the app with its first code."""
    secret = request.session.setdefault(NEW_SECRET, codes.new_secret())
    form = AppForm(request.POST or None)
    if form.is_valid():
        step = codes.matching_step(secret, form.cleaned_data["code"])
        if step is not None:
            _store_app(editor(request), request.session.pop(NEW_SECRET), step)
            return _added(request, _("An app for codes was added to your account."))
        form.add_error(
            "code", _("This code is not right. Look again: it changes every half minute.")
        )
    address = codes.app_address(secret, editor(request).get_username(), organisation_name())
    picture = segno.make(address, error="m", micro=False)
    in_groups = " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))
    context = {
        "form": form,
        # Made of numbers alone: what it says stands in the pattern.
        "picture": mark_safe(picture.svg_inline(scale=5, border=3, light="#fff")),  # noqa: S308
        "secret": in_groups,
    }
    return render(request, "second_step/app.html", context)


def _store_app(user: User, secret: str, step: int) -> None:
    """Store an app in place of the one before. Its first code is used up."""
    fresh = {"secret": secret, "last_step": step, "added_at": timezone.now()}
    CodeApp.objects.update_or_create(user=user, defaults=fresh)


@for_who_proved_lately
def passkey(request: HttpRequest) -> HttpResponse:
    form = PasskeyForm(request.POST or None)
    if form.is_valid():
        name, answer = form.cleaned_data["name"], form.cleaned_data["passkey"]
        if passkeys.add(request, editor(request), name, answer):
            return _added(request, _("A passkey was added to your account."))
        form.add_error(None, _("The passkey could not be added. Try it again."))
    return render(request, "second_step/passkey.html", {"form": form})


@require_POST
@for_who_proved_lately
def new_passkey(request: HttpRequest) -> HttpResponse:
    """Answer what the browser must know to make a passkey."""
    return JsonResponse(passkeys.ask_for_new(request, editor(request)))


def _added(request: HttpRequest, what: str) -> HttpResponse:
    """Go on after something was added: to new recovery codes, unless there are some."""
    request.session[PASSED] = True
    notify(editor(request), what)
    if RecoveryCode.objects.filter(user=editor(request).pk).exists():
        messages.success(request, what)
        return redirect("second_step:overview")
    request.session[NEW_CODES] = codes.new_recovery_codes(editor(request))
    return redirect("second_step:codes")


@for_who_proved_lately
def recovery_codes(request: HttpRequest) -> HttpResponse:
    """Make new recovery codes, and show them once."""
    if request.method == "POST":
        if has_second_step(editor(request)):
            request.session[NEW_CODES] = codes.new_recovery_codes(editor(request))
            notify(editor(request), _("New recovery codes were made for your account."))
        return redirect("second_step:codes")
    new = request.session.pop(NEW_CODES, None)
    if new is None:
        return redirect("second_step:overview")
    return render(request, "second_step/codes.html", {"codes": new})


@require_POST
@for_who_proved_lately
def remove_app(request: HttpRequest) -> HttpResponse:
    return _remove(request, CodeApp.objects.filter(user=editor(request).pk))


@require_POST
@for_who_proved_lately
def remove_passkey(request: HttpRequest, pk: int) -> HttpResponse:
    return _remove(request, Passkey.objects.filter(user=editor(request).pk, pk=pk))


def _remove(request: HttpRequest, chosen) -> HttpResponse:
    user = editor(request)
    others = CodeApp.objects.filter(user=user.pk).count() + user.passkeys.count() - chosen.count()
    if not others and must_have_second_step(user):
        messages.error(request, _("You must have a second step. Add another one first."))
    elif chosen.delete()[0]:
        if not others:
            RecoveryCode.objects.filter(user=user.pk).delete()
        notify(user, _("A second step was removed from your account."))
        messages.success(request, _("Removed."))
    return redirect("second_step:overview")
