"""Predict the address of each page after the run."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from importers.files.languages import without_language
from importers.models import ImportRecord
from importers.planning.actions import Action, Create, Leave, Parent, Update, move_of
from importers.planning.destination import Destination
from importers.planning.link_targets import SiteMap, Target
from importers.planning.story_lists import address_of_new, is_new_list


class SitePlan:
    """The pages of the site and of the run. The database is queried once, and only if needed."""

    def __init__(
        self,
        actions: Sequence[Action],
        records: Iterable[ImportRecord],
        destination: Destination,
        old: Iterable[tuple[str, Target]] = (),
        language: str = "",
    ):
        self.language = language  # of the files, whose links may leave out its mark
        self.old = old  # addresses on the old site, and their pages
        self.home = destination.home.url_path
        self.written = [each for each in actions if isinstance(each, Create | Update)]
        self.creates = {each.path: each for each in actions if isinstance(each, Create)}
        self.moves = [move for each in actions if (move := move_of(each))]
        self.by_path: dict[str, int | str] = {
            record.path: record.page_id for record in records if record.page_id
        }
        self.by_path |= {
            each.path: each.page.pk for each in self.written if isinstance(each, Update)
        }
        self.by_path |= {each.path: each.page.pk for each in self.moves}
        self.by_path |= {path: path for path in self.creates}

    def address(self, action: Action) -> str:
        """Return the address that the page of a file has, or will have."""
        if isinstance(action, Create):
            return f"{self._above(action.parent)}{action.content.slug}/"
        move = move_of(action)
        if move and (move.parent or move.slug):
            parent = move.parent or move.page.get_parent()
            return f"{self._above(parent)}{move.slug or move.page.slug}/"
        if not isinstance(action, Leave):
            return self.now(action.page)
        if action.record is None:
            raise ValueError(f"{action.path}: a file without a record has no page")
        return self.now(action.record.page)

    def where(self, parent: Parent) -> str:
        """Return the address that a parent of pages has, or will have."""
        return self._above(parent)

    def now(self, page: Page) -> str:
        """Return the address of a page before the run."""
        return "/" + page.url_path.removeprefix(self.home)

    @cached_property
    def pages(self) -> dict[str, int | str]:
        """Every page by its address; pages that move, by both their addresses."""
        known = Page.objects.filter(url_path__startswith=self.home).values_list("url_path", "pk")
        pages = {"/" + path.removeprefix(self.home): pk for path, pk in known.iterator()}
        pages |= {self.address(each): each.record.page_id for each in self.moves}
        return pages | {self.address(each): path for path, each in self.creates.items()}

    @cached_property
    def map(self) -> SiteMap:
        """The targets of links: also by old addresses, and by those that pages had before they
        moved."""
        by_address = dict(self.pages)
        for old, page in (*self._old_addresses(), *self.old):
            by_address.setdefault(f"{old.rstrip('/')}/", page)
        folders = {
            path.rstrip("/"): page for path, page in self.by_path.items() if path[-1:] == "/"
        }
        plain = {without_language(path, self.language): page for path, page in self.by_path.items()}
        return SiteMap({**folders, **plain, **self.by_path}, by_address)

    def _old_addresses(self) -> Iterator[tuple[str, int | str]]:
        """Yield old addresses and their pages, of existing redirects and of those that this run
        makes."""
        site = Site.objects.get(is_default_site=True)
        there = Redirect.get_for_site(site).exclude(redirect_page=None)
        yield from there.values_list("old_path", "redirect_page_id")
        for action in self.written:
            page: int | str = action.path if isinstance(action, Create) else action.page.pk
            for alias in action.content.aliases:
                yield alias, page
                yield Redirect.normalise_path(alias), page

    def _above(self, parent: Parent) -> str:
        if isinstance(parent, str):
            new = is_new_list(parent)
            return address_of_new(parent) if new else self.address(self.creates[parent])
        return self.now(parent)
