"""What a program read of API v3, as a tag: `If-Match` refuses to change what is not as it read it.

A tag names what is stored, not the bytes of a response, so it is the same in all formats. That of a
page names its draft, which is what a program changes, unless what visitors see was asked for: then
it is that of the draft only while there is none of its own.
"""

import json
from collections.abc import Callable, Iterator
from functools import wraps
from typing import Any

from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.crypto import salted_hmac
from ninja.errors import HttpError
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.models import Page, Revision, Site

from cms.compat.django import parse_etags
from cms.models import SiteImage
from cms.models.shared_form import digest_of

SAFE = ("GET", "HEAD", "OPTIONS")
NAMED: dict[str, type[Model]] = {
    "page_id": Page,
    "image_id": SiteImage,
    "document_id": get_document_model(),
    "redirect_id": Redirect,
    "site_id": Site,
}
CHANGED = (
    "Nothing was saved: somebody changed this after you read it, or it has a draft that you did "
    "not read. Read it again, a page with ?version=draft."
)


def rows_named(values: dict[str, Any]) -> Iterator[QuerySet]:
    """Yield queries for the rows that the address of an operation names."""
    for name, model in NAMED.items():
        if values.get(name):
            yield model._default_manager.filter(pk=values[name])


def matching(operation: Callable) -> Callable:
    """Return an operation that tags what it returns, and answers 412 to an `If-Match` of before.

    It is called within the transaction in which the operation writes.
    """

    @wraps(operation)
    def run(request: HttpRequest, *args, **values):
        is_safe = request.method in SAFE
        named = (rows if is_safe else rows.select_for_update() for rows in rows_named(values))
        row = next((rows.first() for rows in named), None)
        if row is None or not request.user.is_authenticated:
            return operation(request, *args, **values)
        if is_safe:  # the tag may be older than what is read, never newer
            tag = tag_of(row, is_draft=values.get("version") != "live")
        elif not _is_met(request.headers.get("If-Match"), tag_of(row)):
            raise HttpError(412, CHANGED)
        result = operation(request, *args, **values)
        if not is_safe:
            tag = tag_of(row)
        if _is_of(getattr(result, "value", result), row):
            setattr(request, _TAG, tag)
        return result

    return run


_TAG = "entity_tag"


def with_tag(run: Callable) -> Callable:
    """Decorator for operations: adds the tag to the response."""

    @wraps(run)
    def answer(request: HttpRequest, **kwargs):
        response = run(request, **kwargs)
        if hasattr(request, _TAG) and response.status_code < 300:
            response.headers["ETag"] = getattr(request, _TAG)
        return response

    return answer


def tag_of(row: Model, *, is_draft: bool = True) -> str:
    """Return the tag of a row as it is stored now."""
    stored = type(row)._default_manager.get(pk=row.pk)
    state = _page_state(stored, is_draft) if isinstance(stored, Page) else digest_of(stored)
    return f'"{salted_hmac("entity tag", state, algorithm="sha256").hexdigest()[:32]}"'


def _page_state(page: Page, is_draft: bool) -> str:
    """Return the content of a page, whether it is public, and where: each may change alone.

    A revision is written again while somebody types, so its id is not enough.
    """
    reads_draft = is_draft or not page.has_unpublished_changes
    revision = page.latest_revision_id if reads_draft else page.live_revision_id
    found = Revision.objects.filter(pk=revision).values_list("content", flat=True).first()
    content = found or digest_of(page.specific)
    return json.dumps([revision, content, page.live, page.url_path], sort_keys=True, default=str)


def _is_met(wanted: str | None, tag: str) -> bool:
    """Return True if the tag is one of those in `If-Match`. Proxies that compress make it weak."""
    if wanted is None or wanted.strip() == "*":
        return True
    return tag in {each.removeprefix("W/") for each in parse_etags(wanted)}


def _is_of(result: object, row: Model) -> bool:
    """Return True if what an operation returns is the row, and not its revisions, or a copy."""
    return isinstance(result, type(row)) and result.pk == row.pk
