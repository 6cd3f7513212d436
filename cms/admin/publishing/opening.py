"""Ask before pages that only a page above kept private become public, by a move or a copy.

The restrictions of a page itself go with it. What is a draft stays one, and nobody is asked.
"""

from collections.abc import Iterable, Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from wagtail.models import Page

from cms.compat.wagtail.models import without_schedule

AGREED = "becomes_public"


def opened(pages: Iterable[Page], parent: Page) -> list[Page]:
    """Return those pages that visitors see, now or later, once they are below `parent`."""
    if parent.get_view_restrictions().exists():
        return []
    return [page for page in pages if _only_above(page) and _is_shown(page)]


def ask_before_move(request: HttpRequest, page: Page, destination: Page) -> HttpResponse | None:
    """Hook `before_move_page`: return the question, or None if it was answered or is none."""
    return _ask(request, opened([page], destination), destination)


def ask_before_moves(
    request: HttpRequest, kind: str, objects: Sequence, action
) -> HttpResponse | None:
    """Hook `before_bulk_action`: the same for many pages."""
    if kind != "move" or action.model is not Page:
        return None
    destination = action.cleaned_form.cleaned_data["chooser"]
    return _ask(request, opened(objects, destination), destination)


def ask_before_copy(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Hook `before_copy_page`: the same for a copy that is to be public, and for an alias."""
    given = request.POST
    if not (given.get("publish_copies") or given.get("alias")):
        return None
    wanted = given.get("new_parent_page", "")
    chosen = Page.objects.filter(pk=wanted).first() if wanted.isdecimal() else None
    parent = chosen or page.get_parent()
    return _ask(request, opened([page], parent), parent)


def _ask(request: HttpRequest, pages: list[Page], destination: Page) -> HttpResponse | None:
    if not pages or request.POST.get(AGREED):
        return None
    names = {"title": _("Visible to everybody"), "pages": pages, "destination": destination}
    sent = [(name, value) for name, values in request.POST.lists() for value in values]
    fields = [(name, value) for name, value in sent if name != "csrfmiddlewaretoken"]
    context = names | {"fields": fields, "agreed": AGREED, "address": request.get_full_path()}
    return render(request, "publishing/becomes_public.html", context)


def _only_above(page: Page) -> bool:
    restrictions = page.get_view_restrictions()
    return restrictions.exists() and not restrictions.filter(page=page).exists()


def _is_shown(page: Page) -> bool:
    subtree = page.get_descendants(inclusive=True)
    drafts = without_schedule(subtree.filter(live=False))
    return subtree.exclude(pk__in=drafts.values("pk")).exists()
