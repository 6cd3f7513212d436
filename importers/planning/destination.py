"""Find the pages below which imported pages are made."""

from dataclasses import dataclass

from wagtail.models import Page, Site

from cms.models import HomePage, InfoPage, StoryIndexPage, StoryPage
from importers.files.paths import Kind

PAGE_KINDS: dict[Kind, type[Page]] = {
    "story": StoryPage,
    "info": InfoPage,
    "home": HomePage,  # there is one already, which a file may fill
}


class NoDestinationError(Exception):
    """There is no home page or no story list yet: `manage.py start_site` makes them."""


@dataclass(frozen=True)
class Destination:
    home: HomePage
    stories: StoryIndexPage


def kind_of(page: Page) -> Kind:
    """Return the kind of a page, which is one of those that files become."""
    return next(kind for kind, model in PAGE_KINDS.items() if isinstance(page, model))


def is_kind_of(page: Page | None, kind: Kind) -> bool:
    """Return True if a page is of the type that files of this kind become."""
    return page is not None and issubclass(page.specific_class, PAGE_KINDS[kind])


def site_url() -> str:
    """Return the address of the default site, with its scheme and without a slash at its end."""
    return Site.objects.get(is_default_site=True).root_url


def find_destination() -> Destination:
    """Return the pages of the default site, or raise a NoDestinationError."""
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    home = site and site.root_page.specific
    if not isinstance(home, HomePage):
        raise NoDestinationError
    stories = StoryIndexPage.objects.child_of(home).first()
    if stories is None:
        raise NoDestinationError
    return Destination(home, stories)
