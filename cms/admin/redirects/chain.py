"""Follow redirects as a browser would, to detect loops."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from cms.models.public_pages import Scope
from web_address import read_address


@dataclass(frozen=True)
class Chain:
    """The redirects of one site (None: of all), except the one with id `without`."""

    site: Site | None
    without: int | None = None

    def live_page_at(self, path: str) -> Page | None:
        """Return the public page at a path, regardless of redirects."""
        sites = [self.site] if self.site else Site.objects.select_related("root_page")
        below = path.partition("?")[0].strip("/")
        addresses = [f"{site.root_page.url_path}{below}/".replace("//", "/") for site in sites]
        found = (Scope.of(site).pages().filter(url_path__in=addresses).first() for site in sites)
        return next(filter(None, found), None)

    def leads_back(self, start: str, page: Page | None, link: str) -> bool:
        """Return True if a redirect from `start` to `page`, or else `link`, makes a loop."""
        seen, path = set(), self.path_of(page, link)
        while path and path not in seen:
            if path == start:
                return True
            if self.live_page_at(path):
                return False
            seen.add(path)
            following = self._others().filter(old_path=path).first()
            if following is None:
                return False
            path = self.path_of(following.redirect_page, following.redirect_link)
        return False

    def path_of(self, page: Page | None, link: str) -> str:
        """Return the path on this site that a redirect leads to, or "" for another site."""
        if page:
            parts = page.get_url_parts()
            return Redirect.normalise_path(parts[2]) if parts and parts[2] else ""
        address = read_address(link or "")
        if address is None or not (address.host or address.path):
            return ""
        if address.host and not self._is_ours(address.host):
            return ""
        return Redirect.normalise_path(address.path_and_query)

    def _is_ours(self, hostname: str) -> bool:
        return Site.objects.filter(hostname=hostname).exists()

    def _others(self) -> QuerySet:
        others = Redirect.objects.exclude(pk=self.without).select_related("redirect_page")
        if self.site:
            others = others.filter(Q(site=self.site) | Q(site=None))
        # A site's own redirect takes precedence over one for all sites, as in Wagtail.
        return others.order_by("site", "pk")
