"""Views of the trash: list, restoring, permanent deletion, undo."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import ProtectedError
from django.http import HttpRequest
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages
from wagtail.models import Page

from cms.admin.trash import access
from cms.admin.trash.expire import delete_for_good
from cms.admin.trash.forms import RestoreForm
from cms.admin.trash.messages import say_restored
from cms.admin.trash.models import DeletedPage
from cms.admin.trash.restore import CannotStandThereError, place_for, restore
from cms.admin.trash.tree import entries

ENTRIES_PER_PAGE = 50
SOMEBODY_WAS_FIRST = gettext_lazy("Somebody else was first: the page is not in the trash now.")


@require_safe
def index(request: HttpRequest):
    if not access.may_open_trash(request.user):
        raise PermissionDenied
    rows_of_trash = entries().select_related("page__content_type", "deleted_by")
    seen = list(access.visible_entries(request.user, rows_of_trash))
    page = Paginator(seen, ENTRIES_PER_PAGE).get_page(request.GET.get("p"))
    rows = [_row(request.user, entry) for entry in page.object_list]
    return render(
        request,
        "trash/index.html",
        {
            "page_obj": page,
            "rows": rows,
            "is_paginated": page.has_other_pages(),
            **_title(_("Trash")),
        },
    )


def restore_view(request: HttpRequest, pk: int):
    entry = _entry(request, pk)
    form = RestoreForm(request.POST or None, entry=entry, user=request.user)
    ready = request.method == "POST" and form.may_be_put_anywhere
    # A form without fields is submitted without data, and Django would treat it as unbound.
    form.is_bound = request.method == "POST"
    if ready and form.is_valid():
        parent, publish = form.chosen()
        page = _put_back(request, entry, parent, publish)
        return redirect("wagtailadmin_pages:edit", page.pk) if page else redirect("trash:index")
    title = _("Put back “%(title)s”") % {"title": entry}
    return render(request, "trash/restore.html", {"entry": entry, "form": form, **_title(title)})


def delete_view(request: HttpRequest, pk: int):
    entry = _entry(request, pk)
    if not access.may_delete_for_good(request.user, entry):
        raise PermissionDenied
    title = str(entry)
    if request.method == "POST":
        try:
            delete_for_good(entry, request.user)
        except ProtectedError:
            messages.error(request, _("“%(title)s” is still in use.") % {"title": title})
        except DeletedPage.DoesNotExist:
            messages.warning(request, SOMEBODY_WAS_FIRST)
        else:
            messages.success(request, _("“%(title)s” is gone for good.") % {"title": title})
        return redirect("trash:index")
    title = _("Delete “%(title)s” for good?") % {"title": title}
    return render(request, "trash/delete.html", {"entry": entry, **_title(title)})


@require_POST
def undo(request: HttpRequest):
    """Restore pages that were just deleted. One that needs a choice leads to the form."""
    ids = [pk for pk in request.POST.getlist("entry") if pk.isdecimal()]
    deleted = entries().filter(pk__in=ids).order_by("-pk")  # siblings: the last first
    page = None
    for entry in access.visible_entries(request.user, list(deleted)):
        parent = place_for(entry)
        if parent is None or not access.may_add_under(request.user, parent):
            return redirect("trash:restore", entry.pk)
        publish = access.may_publish_under(request.user, parent)
        page = _put_back(request, entry, parent, publish) or page
    if page is None:
        messages.warning(request, _("There is nothing to undo any more."))
        return redirect("trash:index")
    return redirect("wagtailadmin_explore", page.get_parent().pk)


def _put_back(request: HttpRequest, entry: DeletedPage, parent: Page, publish: bool) -> Page | None:
    try:
        restored = restore(entry, parent, request.user, publish=publish)
    except CannotStandThereError:
        messages.error(request, _("The page cannot stand there any more. Choose another place."))
    except DeletedPage.DoesNotExist:
        messages.warning(request, SOMEBODY_WAS_FIRST)
    else:
        say_restored(request, restored)
        return restored.page
    return None


def _entry(request: HttpRequest, pk: int) -> DeletedPage:
    entry = get_object_or_404(entries().select_related("page"), pk=pk)
    if not access.may_see(request.user, entry):
        raise PermissionDenied
    return entry


def _row(user, entry: DeletedPage) -> dict:
    return {
        "entry": entry,
        "below": len(entry.below),
        "may_delete": access.may_delete_for_good(user, entry),
    }


def _title(title: str) -> dict:
    return {"page_title": title, "header_title": title, "header_icon": "bin"}
