"""The view in which an administrator takes away the second step of a colleague who lost it."""

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from wagtail.admin import messages

from cms.admin.second_step.reset import may_reset, take_away
from cms.admin.second_step.who import editor, has_second_step


def reset(request: HttpRequest, pk: int) -> HttpResponse:
    colleague = get_object_or_404(get_user_model(), pk=pk)
    if not may_reset(editor(request), colleague):
        raise PermissionDenied
    if request.method == "POST":
        take_away(colleague, by=editor(request))
        messages.success(request, _("%(name)s has no second step any more.") % {"name": colleague})
        return redirect("wagtailusers_users:index")
    context = {
        "colleague": colleague,
        "has_one": has_second_step(colleague),
        "page_title": _("Second step of %(name)s") % {"name": colleague},
        "header_icon": "lock",
    }
    return render(request, "second_step/reset.html", context)
