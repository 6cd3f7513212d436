"""Previews of a draft: as a page, as a card, as a search result and as a shared link."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from frontend.api.client import content_client
from frontend.content.site import Site
from frontend.content.stories import StoryCard
from frontend.page_types.base import Page
from frontend.page_types.find import find_draft
from frontend.seo.meta_tags import chosen_picture, head_of
from frontend.views import pages
from web_address import read_address

PAGE, CARD, SEARCH, SHARE = "page", "card", "search", "share"
OTHERS = 5  # cards beside the draft's: two rows of three
# Characters. Search engines limit the pixels; this is what mostly fits.
TITLE_FITS, DESCRIPTION_FITS = 60, 155


@dataclass(frozen=True)
class Cut:
    """A text that is truncated: the part that is shown, and the rest."""

    shown: str
    lost: str


def cut(text: str, length: int) -> Cut:
    """Truncate a text like search engines do: after the last whole word that fits."""
    if len(text) <= length:
        return Cut(text, "")
    end = text.rfind(" ", 0, length + 1)
    end = end if end > 0 else length
    return Cut(text[:end], text[end:])


def context() -> dict[str, Any]:
    """Return the context that all previews need: the origin that may scroll the page."""
    return {"preview": True, "editor_origin": settings.CMS_ORIGIN}


def show(request: HttpRequest, ticket: str, mode: str) -> HttpResponse | None:
    """Return the response for the draft in a mode, or None if there is no such draft or mode.

    Raises PreviewExpired or ContentUnavailable.
    """
    client = content_client()
    if mode != PAGE and mode not in _MODES:
        return None
    page = find_draft(client, ticket)
    if page is None:
        return None
    if mode == PAGE:
        return pages.show_draft(request, page, {"head": None, **context()})
    site = client.site()
    details = _MODES[mode](page, site, ticket)
    if details is None:
        return None
    values = {"site": site, "page": page, **site.navigation(page.path), **details}
    return render(request, f"frontend/preview/{mode}.html", values | context())


def _card(page: Page, site: Site, ticket: str) -> dict[str, Any] | None:
    """Return the card of the draft, and those of the newest other stories."""
    if not page.has_card:
        return None
    client = content_client()
    found = site.list_above(page.path)
    newest = client.stories(list_id=found.id if found else None, limit=OTHERS + 1).stories
    others = [card for card in newest if card.path != page.path]
    return {"card": client.draft(ticket, StoryCard.from_json), "others": others[:OTHERS]}


def _search(page: Page, site: Site, ticket: str) -> dict[str, Any]:
    head = head_of(page, site)
    address = read_address(head.url)
    name = "" if head.title == site.name else f" – {site.name}"
    return {
        "title": cut(head.title + name, TITLE_FITS),
        "description": cut(head.description, DESCRIPTION_FITS),
        "is_own_description": bool(page.description),
        "host": address.place if address else "",
        "steps": [step for step in page.path.split("/") if step],
    }


def _share(page: Page, site: Site, ticket: str) -> dict[str, Any]:
    head = head_of(page, site)
    address = read_address(head.url)
    picture = chosen_picture(page, site)
    share_image = f"/preview/deel.png?{urlencode({'token': ticket})}"
    return {
        "head": head,
        "host": address.host if address else "",
        "picture": picture.url if picture else share_image,
        "is_generated": picture is None,
    }


_MODES: dict[str, Callable[[Page, Site, str], dict[str, Any] | None]] = {
    CARD: _card,
    SEARCH: _search,
    SHARE: _share,
}
