"""Links to pages in rich text: to what is public, each page looked up once for a whole answer."""

import json
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.utils.html import escape
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.rich_text.pages import PageLinkHandler

from cms.api.serializer_fields import html_path_of
from cms.api.visibility import Scope

LINK = re.compile(r"<a\b[^>]*>")
TO_A_PAGE = re.compile(r'linktype=\\?"page')
PAGE_ID = re.compile(r'\bid=\\?"(\d+)')

_paths: ContextVar["PublicPaths"] = ContextVar("public paths")


class PublicPaths:
    """The paths on the site of the pages that one answer links to."""

    def __init__(self, scope: Scope):
        self._scope = scope
        self._known: dict[int, str | None] = {}

    def of(self, ids: Iterable[int]) -> list[str | None]:
        """Return the path of each page, or None where it is not public."""
        ids = list(ids)
        new = set(ids) - self._known.keys()
        if new:
            found = self._scope.pages().filter(pk__in=new).values_list("pk", "url_path")
            paths = {pk: html_path_of(url_path, self._scope.site) for pk, url_path in found}
            self._known |= {pk: paths.get(pk) for pk in new}
        return [self._known[pk] for pk in ids]


@contextmanager
def links_within(scope: Scope, page: Page | None = None) -> Iterator[None]:
    """Let rich text within this context link to what is public in a scope.

    All that a `page` links to is looked up at once.
    """
    paths = PublicPaths(scope)
    if page:
        paths.of(linked_pages(page))
    token = _paths.set(paths)
    try:
        yield
    finally:
        _paths.reset(token)


def linked_pages(page: Page) -> set[int]:
    """Return the ids of the pages that the rich text in the bodies of a page links to."""
    names = [field.name for field in page._meta.fields if isinstance(field, StreamField)]
    text = json.dumps([list(getattr(page, name).raw_data) for name in names])
    links = filter(TO_A_PAGE.search, LINK.findall(text))
    return {int(found[1]) for found in map(PAGE_ID.search, links) if found}


class PublicPageLinkHandler(PageLinkHandler):
    """Within an answer of the API a link to what is not public goes nowhere."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict]) -> list[str]:
        paths = _paths.get(None)
        if paths is None:
            return super().expand_db_attributes_many(attrs_list)
        ids = [int(attrs["id"]) if attrs.get("id", "").isdecimal() else 0 for attrs in attrs_list]
        return [f'<a href="{escape(path)}">' if path else "<a>" for path in paths.of(ids)]
