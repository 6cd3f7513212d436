"""Which pages visitors may see: whatever gives out the address of a page asks here.

A page is public if it is live, below the home page of the site, and neither it nor a page above it
is restricted. Drafts, expired pages and pages in the trash are not.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cached_property

from wagtail.models import Page, PageViewRestriction, Site
from wagtail.query import PageQuerySet

from cms.models.private_pictures import private_collections
from cms.models.typed_addresses import addresses_within, pages_at

_paths: ContextVar["PublicPaths"] = ContextVar("public paths")


@dataclass(frozen=True)
class Scope:
    """A site, and the tree paths of its restricted pages, whose descendants are restricted too."""

    site: Site
    restricted: tuple[str, ...]
    private_collections: frozenset[int] = frozenset()
    _pages: dict[type[Page], PageQuerySet] = field(default_factory=dict, compare=False)

    @classmethod
    def of(cls, site: Site) -> "Scope":
        """Return the scope of a site, with the restrictions as they are now."""
        restricted = PageViewRestriction.objects.values_list("page__path", flat=True)
        return cls(site, tuple(restricted), private_collections())

    def pages(self, model: type[Page] = Page) -> PageQuerySet:
        """Return the public pages of the site."""
        if model not in self._pages:
            self._pages[model] = self._public(model)
        return self._pages[model].all()

    def shows(self, page: Page) -> bool:
        """Return True if a page, of whatever site, is live and not restricted."""
        return page.live and not page.path.startswith(self.restricted)

    def _public(self, model: type[Page]) -> PageQuerySet:
        pages = model.objects.filter(live=True, path__startswith=self.site.root_page.path)
        for path in self.restricted:
            pages = pages.exclude(path__startswith=path)
        return pages


class PublicPaths:
    """The paths on a site of its public pages, each looked up once."""

    def __init__(
        self, read_scope: Callable[[], Scope | None], *, keeps_typed: Callable[[], bool] = bool
    ):
        self._read_scope = read_scope
        self._keeps_typed = keeps_typed
        self._known: dict[int, str | None] = {}
        self._hides: dict[str, bool] = {}

    @cached_property
    def _scope(self) -> Scope | None:
        return self._read_scope()

    def of(self, ids: Iterable[int]) -> list[str | None]:
        """Return the path of each page, or None for a page that is not public."""
        ids = list(ids)
        new = set(ids) - self._known.keys()
        if new and self._scope:
            rows = self._scope.pages().filter(pk__in=new).values_list("pk", "url_path")
            paths = {pk: html_path_of(url_path, self._scope.site) for pk, url_path in rows}
            self._known |= {pk: paths.get(pk) for pk in new}
        return [self._known.get(pk) for pk in ids]

    def hidden(self, addresses: Iterable[str]) -> set[str]:
        """Return those of some typed addresses that lead to pages that are not public."""
        addresses = set() if self._keeps_typed() else set(addresses)
        new = addresses - self._hides.keys()
        if new and self._scope:
            parts = {each: {each, *addresses_within(each)} for each in new}
            found = pages_at(set().union(*parts.values()))
            shows = self._scope.shows
            hides = {part for part, pages in found.items() if not any(map(shows, pages))}
            self._hides |= {each: not parts[each].isdisjoint(hides) for each in new}
        return {each for each in addresses if self._hides.get(each)}

    def shows_collection(self, collection_id: int) -> bool:
        """Return True if visitors may see the pictures of a collection."""
        return self._scope is None or collection_id not in self._scope.private_collections


@contextmanager
def known_paths(
    read_scope: Callable[[], Scope], *, keeps_typed: Callable[[], bool] = bool
) -> Iterator[PublicPaths]:
    """Context in which `public_paths` answers for one site, and looks up each page once.

    If `keeps_typed` returns True, no address that somebody typed is hidden: for who may change it.
    """
    paths = PublicPaths(read_scope, keeps_typed=keeps_typed)
    token = _paths.set(paths)
    try:
        yield paths
    finally:
        _paths.reset(token)


def public_paths(ids: Iterable[int]) -> list[str | None]:
    """Return the path on the site of each page, or None for a page that is not public.

    Outside the context of a site, the pages of the default site are the public ones.
    """
    return _current().of(ids)


def hidden_addresses(addresses: Iterable[str]) -> set[str]:
    """Return those of some addresses that were typed, and lead to pages that are not public.

    Addresses on other sites, and those at which there is no page, are not among them.
    """
    return _current().hidden(addresses)


def public_address(written: str) -> str:
    """Return an address that was typed, or "" if it leads to a page that is not public."""
    return "" if written and hidden_addresses([written]) else written


def shows_pictures_of(collection_id: int) -> bool:
    """Return True if visitors may see the pictures of a collection."""
    return _current().shows_collection(collection_id)


def _current() -> PublicPaths:
    return _paths.get(None) or PublicPaths(_default_scope)


def _default_scope() -> Scope | None:
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    return Scope.of(site) if site else None


def is_public(page: Page | None) -> bool:
    """Return True if visitors may be sent to a page."""
    if page is None or not page.pk:
        return False
    site = page.get_site()
    return bool(site) and Scope.of(site).pages().filter(pk=page.pk).exists()


def html_path_of(url_path: str, site: Site) -> str:
    """Return the path on a site of a page: `/verhalen/anna/`."""
    return url_path[len(site.root_page.url_path) - 1 :]
