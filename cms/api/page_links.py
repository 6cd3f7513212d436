"""Links to public pages in rich text, each page looked up once for a whole response."""

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
    """The paths on the site of the pages that one response links to."""

    def __init__(self, scope: Scope):
        self._scope = scope
        self._known: dict[int, str | None] = {}

    def of(self, ids: Iterable[int]) -> list[str | None]:
        """Return the path of each page, or None for a page that is not public."""
        ids = list(ids)
        new = set(ids) - self._known.keys()
        if new:
            rows = self._scope.pages().filter(pk__in=new).values_list("pk", "url_path")
            paths = {pk: html_path_of(url_path, self._scope.site) for pk, url_path in rows}
            self._known |= {pk: paths.get(pk) for pk in new}
        return [self._known[pk] for pk in ids]


@contextmanager
def links_within(scope: Scope, page: Page | None = None) -> Iterator[None]:
    """Context in which rich text links only to the pages that are public in a scope.

    All pages that `page` links to are looked up in one query.
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
    """Return the ids of the pages that the rich text of a page's stream fields links to."""
    names = [field.name for field in page._meta.fields if isinstance(field, StreamField)]
    text = json.dumps([list(getattr(page, name).raw_data) for name in names])
    links = filter(TO_A_PAGE.search, LINK.findall(text))
    return {int(match[1]) for match in map(PAGE_ID.search, links) if match}


class PublicPageLinkHandler(PageLinkHandler):
    """Within an API response, renders a link to a page that is not public without `href`."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict]) -> list[str]:
        paths = _paths.get(None)
        if paths is None:
            return super().expand_db_attributes_many(attrs_list)
        ids = [int(attrs["id"]) if attrs.get("id", "").isdecimal() else 0 for attrs in attrs_list]
        return [f'<a href="{escape(path)}">' if path else "<a>" for path in paths.of(ids)]
