"""Wagtail's API v3, for which a page in the trash is not there.

Its reading operations ask the permission policy for their pages. Those that write take any page by
its id, from the address or from the body, and these ids are looked at here.
"""

from collections.abc import Callable, Iterator
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest
from wagtail.models import Page

from cms.admin.publishing.v3 import api
from cms.admin.trash.tree import IN_TRASH, hold

__all__ = ["api"]
SAFE = ("GET", "HEAD", "OPTIONS")
PAGE_IDS = ("page_id", "parent_id", "destination_id", "root_page")


def without_trash(operation: Callable) -> Callable:
    """Return an operation that answers 404 if one of its arguments is a page in the trash.

    It is called with arguments that are valid, for a client that is known. While it writes, nobody
    else moves or deletes a page.
    """

    @wraps(operation)
    def run(request: HttpRequest, *args, **values):
        ids = set(_page_ids(values))
        if ids and request.method not in SAFE:
            with hold():
                _refuse(ids)
                return operation(request, *args, **values)
        _refuse(ids)
        return operation(request, *args, **values)

    return run


def _refuse(ids: set[int]) -> None:
    if ids and Page.objects.filter(IN_TRASH, pk__in=ids).exists():
        raise Http404(f"No {Page._meta.object_name} matches the given query.")


def _page_ids(values: dict[str, Any]) -> Iterator[int]:
    data = values.get("data")
    for source in (values, _fields(data), _fields(getattr(data, "meta", None))):
        yield from (source[name] for name in PAGE_IDS if source.get(name))


def _fields(data: object) -> dict[str, Any]:
    return {name: getattr(data, name) for name in PAGE_IDS if hasattr(data, name)}


api.add_decorator(without_trash, mode="operation")
