"""Find the pages under which imported pages go."""

from dataclasses import dataclass

from wagtail.models import Site

from cms.models import HomePage, InfoPage, StoryIndexPage, StoryPage

PAGE_KINDS = {"story": StoryPage, "info": InfoPage}


class NoDestinationError(Exception):
    """There is no home page or no story list yet: `manage.py start_site` makes them."""


@dataclass(frozen=True)
class Destination:
    home: HomePage
    stories: StoryIndexPage


def find_destination() -> Destination:
    """Return the pages of the default site, or raise NoDestinationError."""
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    home = site and site.root_page.specific
    if not isinstance(home, HomePage):
        raise NoDestinationError
    stories = StoryIndexPage.objects.child_of(home).first()
    if stories is None:
        raise NoDestinationError
    return Destination(home, stories)
