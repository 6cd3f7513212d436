"""Rules for fields: titles and summaries that are too long or missing, buttons without target."""

from collections.abc import Iterator

from wagtail.models import Page

from cms.admin.checks.finding import Finding, Place
from cms.admin.checks.page_content import ButtonTarget, blocks_of, has_content
from cms.models import SiteDetails
from cms.models.blocks.details import AnbiBlock, missing_for_anbi
from cms.models.stories import ADVISED_LENGTH

LONGEST_TITLE = 70  # characters that a search engine shows
SUMMARIES = ("excerpt", "introduction", "hero_lead")  # what the site uses as a description


def long_title(page: Page) -> Iterator[Finding]:
    names = ("seo_title",) if page.seo_title else ("title",)
    yield from _too_long(page, "long_title", names, LONGEST_TITLE)


def long_excerpt(page: Page) -> Iterator[Finding]:
    yield from _too_long(page, "long_excerpt", SUMMARIES, ADVISED_LENGTH)


def empty_page(page: Page) -> Iterator[Finding]:
    """Yield a finding for a page of which the text is all that it has, and that has none."""
    if getattr(page, "needs_text", False) and not has_content(page):
        yield Finding("empty_page", Place(field="body"))


def missing_description(page: Page) -> Iterator[Finding]:
    """Yield a finding for a page without any text to use as a meta description."""
    texts = (getattr(page, name, "") for name in ("search_description", *SUMMARIES))
    if not any(text and text.strip() for text in texts):
        yield Finding("missing_description", Place(field="search_description"))


def incomplete_anbi(page: Page) -> Iterator[Finding]:
    """Yield a finding for each thing that an ANBI has to publish, and its page lacks."""
    for block, _value, place, _around in blocks_of(page):
        if isinstance(block, AnbiBlock):
            for what in missing_for_anbi(SiteDetails.for_site(page.get_site())):
                yield Finding("incomplete_anbi", place, {"what": what})


def aimless_button(aims: list[ButtonTarget]) -> Iterator[Finding]:
    """Yield a finding for each button that the site omits because its page is not public."""
    for aim in aims:
        if not aim.is_public:
            details = {"text": aim.label, "url": "", "reason": "button"}
            yield Finding("dead_link", aim.place, details)


def _too_long(page: Page, code: str, names: tuple, most: int) -> Iterator[Finding]:
    for name in names:
        length = len(getattr(page, name, "") or "")
        if length > most:
            yield Finding(code, Place(field=name), {"length": length, "most": most})
