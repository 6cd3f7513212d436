"""Find the story list in which the stories of a folder come, or plan to make it."""

from dataclasses import dataclass

from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

from cms.models import StoryIndexPage
from importers.files.paths import slug_of
from importers.planning.actions import Parent
from importers.planning.destination import Destination

NEW_LIST = "list:"  # no path of a file begins so: colons are not in the paths of folders


@dataclass(frozen=True)
class NewList:
    """A story list that is made with its first story."""

    title: str

    @property
    def slug(self) -> str:
        return slug_of(self.title)

    @property
    def key(self) -> Parent:
        """What stands for its page until that is made."""
        return f"{NEW_LIST}{self.slug}"


def is_new_list(parent: Parent | None) -> bool:
    return isinstance(parent, str) and parent.startswith(NEW_LIST)


def address_of_new(key: str) -> str:
    return f"/{key.removeprefix(NEW_LIST)}/"


class StoryLists:
    """The story lists of the site by the titles that settings give them."""

    def __init__(self, destination: Destination):
        self.destination = destination
        self.new: dict[str, NewList] = {}  # by key
        self._found: dict[str, Parent] = {}

    def parent_for(self, title: str) -> Parent:
        """Return the list with a title, or the key of one to make; without a title, the first."""
        if not title:
            return self.destination.stories
        slug = slug_of(title)
        if slug not in self._found:
            self._found[slug] = self._find(title, slug) or self._plan(title)
        return self._found[slug]

    def _plan(self, title: str) -> Parent:
        new = NewList(title)
        self.new[str(new.key)] = new
        return new.key

    def _find(self, title: str, slug: str) -> StoryIndexPage | None:
        """Return the list with this address or title, or the one that had this address."""
        home = self.destination.home
        lists = list(StoryIndexPage.objects.descendant_of(home).order_by("depth", "path"))
        fits = (
            *(each for each in lists if each.slug == slug),
            *(each for each in lists if each.title.casefold() == title.casefold()),
        )
        if fits:
            return fits[0]
        site = Site.objects.get(is_default_site=True)
        moved = Redirect.get_for_site(site).filter(old_path=f"/{slug}").first()
        return next((each for each in lists if moved and each.pk == moved.redirect_page_id), None)
