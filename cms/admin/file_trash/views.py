"""The screens of the trash for pictures and documents."""

from django.contrib import messages as django_messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages
from wagtail.documents import get_document_model
from wagtail.permissions import policy_registry

from cms.admin.consent.file_usage import pages_with
from cms.admin.file_trash.discard import delete_for_good, discard, restore
from cms.admin.file_trash.models import DeletedFile
from cms.admin.file_trash.policy import may_delete_for_good, may_restore
from cms.compat.wagtail.admin import get_valid_next_url_from_request
from cms.models import SiteImage

ENTRIES_PER_PAGE = 50
DOCUMENT = get_document_model()
LISTS = {"images": "images", "documents": "docs"}
KINDS = {"images": (SiteImage, "image_id"), "documents": (DOCUMENT, "document_id")}


@require_safe
def index(request: HttpRequest):
    entries = DeletedFile.objects.select_related("image", "document", "deleted_by")
    seen = [entry for entry in entries if may_restore(request.user, entry)]
    page = Paginator(seen, ENTRIES_PER_PAGE).get_page(request.GET.get("p"))
    rows = [
        (entry, list(pages_with(entry.file)), may_delete_for_good(request.user, entry))
        for entry in page.object_list
    ]
    values = {"page_obj": page, "is_paginated": page.has_other_pages(), "rows": rows}
    return render(request, "file_trash/index.html", values | _title(_("Trash")))


@require_POST
def restore_view(request: HttpRequest):
    """Put back all files whose entries are named, as far as the user may."""
    ids = [pk for pk in request.POST.getlist("entry") if pk.isdecimal() and len(pk) < 19]
    titles = []
    for entry in DeletedFile.objects.filter(pk__in=ids):
        if may_restore(request.user, entry):
            titles.append(str(entry))
            restore(entry, request.user)
    if len(titles) == 1:
        text = _("“%(title)s” is back, wherever it was.")
        messages.success(request, text % {"title": titles[0]})
    elif titles:
        number = len(titles)
        text = ngettext("%d file is back.", "%d files are back, wherever they were.", number)
        messages.success(request, text % number)
    else:
        messages.warning(request, _("There is nothing to undo any more."))
    return redirect("file_trash:index")


def delete_view(request: HttpRequest, pk: int):
    entry = get_object_or_404(DeletedFile, pk=pk)
    if not may_delete_for_good(request.user, entry):
        raise PermissionDenied
    title = str(entry)
    if request.method == "POST":
        delete_for_good(entry, request.user)
        messages.success(request, _("“%(title)s” is gone for good.") % {"title": title})
        return redirect("file_trash:index")
    values = {"entry": entry, "pages": list(pages_with(entry.file))}
    heading = _("Delete “%(title)s” for good?") % {"title": title}
    return render(request, "file_trash/delete.html", values | _title(heading))


@require_POST
def discard_upload(request: HttpRequest, kind: str, pk: int) -> JsonResponse:
    """Put a file of a batch that was just uploaded into the trash."""
    discard(_to_delete(request, kind, pk), request.user)
    return JsonResponse({"success": True, KINDS[kind][1]: pk})


def discard_view(request: HttpRequest, kind: str, pk: int):
    """Say where a file is used, and then put it into the trash."""
    file = _to_delete(request, kind, pk)
    back = get_valid_next_url_from_request(request) or reverse(f"wagtail{LISTS[kind]}:index")
    if request.method == "POST":
        say_deleted(request, [discard(file, request.user)])
        return redirect(back)
    values = {"file": file, "kind": kind, "pages": list(pages_with(file)), "next": back}
    heading = _("Delete “%(title)s”?") % {"title": file.title}
    return render(request, "file_trash/discard.html", values | _title(heading))


def _to_delete(request: HttpRequest, kind: str, pk: int):
    model, _name = KINDS[kind]
    file = get_object_or_404(model, pk=pk)
    policy = policy_registry.get_by_type(model)
    if not policy.user_has_permission_for_instance(request.user, "delete", file):
        raise PermissionDenied
    return file


def say_deleted(request: HttpRequest, entries: list[DeletedFile]) -> None:
    """Add a message that says so, with a button to undo it."""
    if len(entries) == 1:
        text = _("“%(title)s” is in the trash.") % {"title": entries[0]}
    else:
        number = len(entries)
        text = ngettext("%d file is in the trash.", "%d files are in the trash.", number) % number
    values = {"message": text, "entries": entries, "csrf_token": get_token(request)}
    django_messages.success(request, render_to_string("file_trash/_undo.html", values))


def _title(title: str) -> dict:
    return {"page_title": title, "header_title": title, "header_icon": "bin"}
