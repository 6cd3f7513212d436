"""Wagtail's API v3, in which nobody publishes what they alone wrote either, or what is private.

What somebody sends to be published at once counts as written by them. It is refused as a whole:
nothing is saved, and the program sends it again as a draft.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from wagtail.models import Page

from cms.admin.publishing.four_eyes import Eyes, eyes_after, eyes_below, eyes_on, eyes_on_copy
from cms.admin.publishing.opening import opened
from cms.admin.publishing.reviews import note_alone
from cms.api.v3 import api

__all__ = ["api"]
PUBLISH = "/actions/publish/"
COPY = "/actions/copy/"
MOVE = "/actions/move/"
ALIAS = "/actions/create_alias/"
OPENS = (
    "Visitors may not see this page, because of a page above it, and would see it there. Unpublish "
    "it first, or copy it with keep_live false."
)
REFUSAL = (
    "You wrote this alone, so somebody else looks at it before it is published. Save it as a "
    "draft, and submit it in the CMS."
)


def with_four_eyes(operation: Callable) -> Callable:
    """Return an operation that refuses to publish what its user alone wrote.

    It is called with arguments that are valid, for a client that is known.
    """

    @wraps(operation)
    def run(request: HttpRequest, *args, **values):
        if request.user.is_authenticated and _opens(request, values):
            raise PermissionDenied(OPENS)
        eyes = _eyes(request, values) if request.user.is_authenticated else Eyes.TWO_PAIRS
        if not eyes.may_publish:
            raise PermissionDenied(REFUSAL)
        result = operation(request, *args, **values)
        page = getattr(result, "value", result)  # with a status, or without
        if eyes.is_alone and isinstance(page, Page):
            note_alone(page, request.user, eyes)
        return result

    return run


def _opens(request: HttpRequest, values: dict[str, Any]) -> bool:
    """Return True if an operation shows visitors what only a page above keeps from them.

    In the CMS somebody is asked then.
    """
    kind = next((each for each in (COPY, MOVE, ALIAS) if request.path.endswith(each)), None)
    page = Page.objects.filter(pk=values.get("page_id")).first() if kind else None
    if page is None:
        return False
    data: Any = values["data"]
    if kind == COPY and not data.keep_live:
        return False
    parent = Page.objects.filter(pk=data.destination_id).first() or page.get_parent()
    if kind == MOVE and not (data.position or "child").endswith("child"):
        parent = parent.get_parent()
    return bool(opened([page], parent))


def _eyes(request: HttpRequest, values: dict[str, Any]) -> Eyes:
    """Return who looked at what an operation publishes. Whether it is there, the operation says."""
    page = Page.objects.filter(pk=values.get("page_id")).first()
    if page is not None and request.method == "POST" and request.path.endswith(PUBLISH):
        return eyes_on(page, request.user)
    if page is not None and request.path.endswith(COPY):
        return _eyes_on_copy(page, request.user, values["data"])
    meta = getattr(values.get("data"), "meta", None)
    if getattr(meta, "action", None) != "publish":
        return Eyes.TWO_PAIRS
    if page is not None:
        return eyes_after(page, request.user)
    parent = Page.objects.filter(pk=getattr(meta, "parent_id", None)).first()
    return eyes_below(parent, request.user) if parent else Eyes.TWO_PAIRS


def _eyes_on_copy(page: Page, user, data: Any) -> Eyes:
    if not (page.live and data.keep_live):
        return Eyes.TWO_PAIRS
    parent = Page.objects.filter(pk=data.destination_id).first() or page.get_parent()
    title = page.title if data.title is None else data.title
    return eyes_on_copy(page, parent, user, title=title, recursive=data.recursive)


api.add_decorator(with_four_eyes, mode="operation")
