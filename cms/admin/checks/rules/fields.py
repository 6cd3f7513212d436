"""Fields of a page: titles and summaries that are too long or not there, buttons without aim."""

from collections.abc import Iterator

from wagtail.models import Page

from cms.admin.checks.finding import Finding, Place
from cms.admin.checks.page_content import Aim

LONGEST_TITLE = 70  # characters that a search engine shows
LONGEST_EXCERPT = 200  # characters: two sentences
SUMMARIES = ("excerpt", "introduction", "hero_lead")  # what the site uses as a description


def long_title(page: Page) -> Iterator[Finding]:
    names = ("seo_title",) if page.seo_title else ("title",)
    yield from _too_long(page, "long_title", names, LONGEST_TITLE)


def long_excerpt(page: Page) -> Iterator[Finding]:
    yield from _too_long(page, "long_excerpt", SUMMARIES, LONGEST_EXCERPT)


def missing_description(page: Page) -> Iterator[Finding]:
    """Find pages that search engines are told nothing of."""
    texts = (getattr(page, name, "") for name in ("search_description", *SUMMARIES))
    if not any(text and text.strip() for text in texts):
        yield Finding("missing_description", Place(field="search_description"))


def aimless_button(aims: list[Aim]) -> Iterator[Finding]:
    """Find buttons that the site leaves out, because the page behind them is not public."""
    for aim in aims:
        if not aim.is_public:
            details = {"text": aim.label, "url": "", "reason": "button"}
            yield Finding("dead_link", aim.place, details)


def _too_long(page: Page, code: str, names: tuple, most: int) -> Iterator[Finding]:
    for name in names:
        length = len(getattr(page, name, "") or "")
        if length > most:
            yield Finding(code, Place(field=name), {"length": length, "most": most})
