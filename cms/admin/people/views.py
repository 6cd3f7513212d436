"""The views in which an administrator invites a colleague, and does so again."""

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from wagtail.admin import messages

from cms.admin.people.forms import InvitationForm
from cms.admin.people.invitation import invite, is_waiting
from cms.admin.second_step.who import editor


def may_invite(user) -> bool:
    return user.has_perm("auth.add_user")


def new(request: HttpRequest) -> HttpResponse:
    if not may_invite(request.user):
        raise PermissionDenied
    form = InvitationForm(request.POST if request.method == "POST" else None)
    account = form.save() if form.is_valid() else None
    if account:
        _send(request, account)
        return redirect("wagtailusers_users:index")
    context = {"form": form, "page_title": _("Invite a colleague"), "header_icon": "user"}
    return render(request, "cms/people/invite.html", context)


def again(request: HttpRequest, pk: int) -> HttpResponse:
    account = get_object_or_404(get_user_model(), pk=pk)
    if not may_invite(request.user) or not is_waiting(account):
        raise PermissionDenied
    if request.method == "POST":
        _send(request, account)
        return redirect("wagtailusers_users:index")
    context = {"account": account, "page_title": _("Invite again"), "header_icon": "mail"}
    return render(request, "cms/people/invite_again.html", context)


def _send(request: HttpRequest, account) -> None:
    invite(account, by=editor(request))
    messages.success(request, _("An invitation is on its way to %s.") % account.email)
