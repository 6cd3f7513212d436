"""Links to public pages in rich text, chosen or typed, each page looked up once for a response."""

import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from html import unescape

from django.utils.html import escape
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.rich_text.pages import PageLinkHandler

from cms.models.public_pages import Scope, hidden_addresses, known_paths, public_paths

LINK = re.compile(r"<a\b[^>]*>", re.IGNORECASE)
TO_A_PAGE = re.compile(r'linktype=\\?"page')
PAGE_ID = re.compile(r'\bid=\\?"(\d+)')
BUTTON = re.compile(r'"page": (\d+)')
ADDRESS = re.compile(r"""\shref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
NOWHERE = '<a linktype="page" id="0">'


@contextmanager
def links_within(
    scope: Scope, page: Page | None = None, *, keeps_typed: Callable[[], bool] = bool
) -> Iterator[None]:
    """Context in which a response links only to the pages that are public in a scope.

    All pages that `page` links to are looked up in one query. If `keeps_typed` returns True, the
    addresses that somebody typed stay: who changes a text by a program would lose them.
    """
    with known_paths(lambda: scope, keeps_typed=keeps_typed) as paths:
        if page:
            paths.of(linked_pages(page))
        yield


def linked_pages(page: Page) -> set[int]:
    """Return the ids of the pages that rich text and buttons of a page's stream fields link to."""
    names = [field.name for field in page._meta.fields if isinstance(field, StreamField)]
    text = json.dumps([list(getattr(page, name).raw_data) for name in names])
    ids = [*map(linked_page, LINK.findall(text)), *map(int, BUTTON.findall(text))]
    return set(ids) - {0}


def linked_page(link: str) -> int:
    """Return the id of the page that an `<a>` of stored rich text links to, or 0."""
    match = PAGE_ID.search(link) if TO_A_PAGE.search(link) else None
    return int(match[1]) if match else 0


def without_hidden_links(html: str) -> str:
    """Return stored rich text whose links to pages that are not public lead nowhere."""
    links = [link for link in dict.fromkeys(LINK.findall(html)) if TO_A_PAGE.search(link)]
    for link, path in zip(links, public_paths(map(linked_page, links)), strict=True):
        if path is None:
            html = html.replace(link, NOWHERE)
    return html


def without_hidden_addresses(html: str) -> str:
    """Return rich text whose typed links to pages that are not public lead nowhere."""
    links = {link: typed_address(link) for link in LINK.findall(html)}
    hidden = hidden_addresses(address for address in links.values() if address)
    for link, address in links.items():
        if address in hidden:
            html = html.replace(link, NOWHERE)
    return html


def typed_address(link: str) -> str:
    """Return the address that the `<a>` of a link has, or ""."""
    match = ADDRESS.search(link)
    return unescape(match[1] or match[2] or match[3] or "") if match else ""


class PublicPageLinkHandler(PageLinkHandler):
    """Renders a link to a page that is not public without `href`."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict]) -> list[str]:
        ids = [int(attrs["id"]) if attrs.get("id", "").isdecimal() else 0 for attrs in attrs_list]
        return [f'<a href="{escape(path)}">' if path else "<a>" for path in public_paths(ids)]
