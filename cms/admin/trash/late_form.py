"""A form that is sent after its page was deleted: nothing that was typed is lost."""

import json
import re
from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import DataError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from wagtail.models import Page, Revision

from cms.admin.trash.access import may_edit
from cms.admin.trash.guard import InTrashError
from cms.admin.trash.strays import entry_above
from cms.admin.trash.tree import hold
from cms.compat.wagtail.models import PageSubscription
from cms.faulty_input import Given, is_of_the_request

EDIT, ADD = "wagtailadmin_pages:edit", "wagtailadmin_pages:add"
FAULTY = (LookupError, ValueError, TypeError, DataError)  # of a form that no browser sends
OF_THE_FORM = re.compile(
    r"^(next$|slug$|action-|plan_|comments-|(loaded|overwrite)_revision_)|-(type|id|order|deleted)$"
)
NOT_SENT_AGAIN = "csrfmiddlewaretoken"


def is_text(request: HttpRequest) -> bool:
    """Return True if a request sends what somebody wrote in the editor, to be saved."""
    match = request.resolver_match
    is_editor = match is not None and match.view_name in (EDIT, ADD)
    has_text = request.method == "POST" and "title" in request.POST
    return is_editor and has_text and "copy" not in request.POST


def take(request: HttpRequest) -> HttpResponse | None:
    """Save the text as the latest version of its page, or give it back if that is not possible.

    Return None if the page was put back in this moment: then it is saved as any other.
    """
    match = request.resolver_match
    if match is None or match.view_name != EDIT:
        return give_back(request)
    try:
        return _take(request, match.kwargs["page_id"])
    except FAULTY as error:
        if not is_of_the_request(error, Given(request)):
            raise
        return give_back(request)


def _take(request: HttpRequest, page_id: int) -> HttpResponse | None:
    with hold():
        page = Page.objects.get(pk=page_id)
        entry = entry_above(page)
        if entry is None:
            return None
        if page.alias_of_id or not may_edit(request.user, page, entry):
            return give_back(request)
        form = _form(request, page.get_latest_revision_as_object())
        if not form.is_valid():
            return give_back(request)
        revision = _save(request, form)
    return _kept_as_draft(request, form, revision)


def thrown_away_meanwhile() -> InTrashError:
    return InTrashError(
        _(
            "Somebody put this page in the trash while you were working on it. It is not "
            "published. Your text is saved as a draft: put the page back to go on with it."
        )
    )


def give_back(request: HttpRequest) -> HttpResponse:
    """Return a page that holds all that was typed, from where it can be sent again."""
    text = _(
        "This page, or the page above it, is in the trash. That is why your text cannot be saved "
        "now. Put the page back, or ask somebody who may. Leave this window open until then: your "
        "text is in it."
    )
    return _given_back(request, text, 409)


def answer_after_end(request: HttpRequest) -> HttpResponse:
    """Return a page with what was typed for a page that was deleted for good meanwhile."""
    text = _(
        "This page, or the page above it, was deleted for good while you were working on it. Your "
        "text cannot be saved any more, but it is still here. Copy it to another page before you "
        "close this window."
    )
    return _given_back(request, text, 404)


def _given_back(request: HttpRequest, text: str, status: int) -> HttpResponse:
    if not request.accepts("text/html"):
        answer = {"success": False, "error_code": "validation_error", "error_message": text}
        return JsonResponse(answer, status=status)
    title = _("Your text is not saved yet")
    typed = list(_typed(request))
    values = {
        "text": text,
        "fields": typed if status == 409 else [],
        "words": "\n\n".join(filter(None, (_words(*each) for each in typed))),
        "page_title": title,
        "header_title": title,
        "header_icon": "bin",
    }
    return render(request, "trash/not_saved.html", values, status=status)


def _typed(request: HttpRequest) -> Iterator[tuple[str, str]]:
    for name, values in request.POST.lists():
        yield from ((name, str(value)) for value in values if name != NOT_SENT_AGAIN)


def _words(name: str, value: str) -> str:
    """Return what somebody wrote in a field, to be read, or "" of what only the form needs."""
    if value.isdecimal() or OF_THE_FORM.search(name):
        return ""
    try:
        blocks = json.loads(value)["blocks"]  # a rich text
        return "\n".join(block["text"] for block in blocks)
    except (ValueError, LookupError, TypeError):
        return value


def _form(request: HttpRequest, page: Page) -> Any:
    known = PageSubscription.objects.filter(page_id=page.pk, user=request.user).first()
    form = page.get_edit_handler().get_form_class()(
        request.POST,
        request.FILES,
        instance=page,
        subscription=known or PageSubscription(page_id=page.pk, user=request.user),
        parent_page=page.get_parent(),
        for_user=request.user,
    )
    form.defer_required_fields()
    return form


def _save(request: HttpRequest, form: Any) -> Revision:
    page = form.save(commit=False)
    values = {"user": request.user, "log_action": True, "clean": False}
    asked = request.POST.get("overwrite_revision_id", "")
    last = page.latest_revision
    try:
        replaced = last if last and asked == str(last.pk) else None
        return page.save_revision(overwrite_revision=replaced, **values)
    except PermissionDenied:  # the version of somebody else
        return page.save_revision(**values)


def _kept_as_draft(request: HttpRequest, form: Any, revision: Revision) -> HttpResponse:
    text = " ".join(thrown_away_meanwhile().messages)
    if request.accepts("text/html"):
        messages.warning(request, text)
        return redirect("trash:index")
    return JsonResponse(
        {
            "success": True,
            "pk": form.instance.pk,
            "revision_id": revision.pk,
            "revision_created_at": revision.created_at.isoformat(),
            "field_updates": dict(form.get_field_updates_for_resave()),
            "set_aside": [{"name": "", "text": text}],
        }
    )
