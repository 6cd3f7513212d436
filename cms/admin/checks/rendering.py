"""Fetch pages as the site renders them, from this same application or from the separate site.

Nothing here may be called within a transaction: a separate site sees only committed data, and at
the end of a nested request Django may close the connection of the outer one.
"""

from functools import cached_property

import httpx2
from bs4 import Tag
from django.conf import settings
from django.utils import translation
from wagtail.models import Page, Site

from cms.admin.checks.rules.markup import read_main
from cms.models.public_pages import Scope
from cms.preview import tickets
from frontend.api.in_process import in_process
from web_address import join_address, read_address

TIMEOUT = httpx2.Timeout(5, connect=2)  # seconds; an editor is waiting
MOST_REDIRECTS = 5
IN_PROCESS = "https://content-api"
ADMIN = "/cms/"  # editors copy such addresses from their browser; visitors cannot open them


class SiteUnreachable(Exception):  # noqa: N818  a state of the site, not a mistake
    """Raised when the site did not deliver a page. The message gives the address and the cause."""


class SiteAsVisitorsSeeIt:
    """A client of the site. Create one for each check: it caches the responses."""

    def __init__(self):
        self.record = Site.objects.select_related("root_page").get(is_default_site=True)
        self._answers: dict[tuple[str, str], httpx2.Response] = {}

    def show_draft(self, page: Page) -> Tag:
        """Return the main element of a page, published or not. Raises SiteUnreachable."""
        ticket = tickets.issue(page)
        try:
            response = self._ask("GET", "/preview/", {"token": ticket})
        finally:
            tickets.withdraw(ticket)
        if response.status_code != 200:
            raise SiteUnreachable(f"{self.address}/preview/: status {response.status_code}")
        return read_main(response.text)

    def path_on_site(self, url: str) -> str | None:
        """Return the path and query of an address of this site, or None for another site's."""
        address = read_address(url)
        if address is None or address.scheme not in ("", "http", "https"):
            return None
        if address.place and address.place not in self._own_places:
            return None
        return address.path_and_query

    def answers(self, path: str) -> bool:
        """Return True if the site responds with 200 at a path. Raises SiteUnreachable."""
        if path.startswith(ADMIN):
            return False
        return self._is_public_page(path) or self._follow("HEAD", path).status_code == 200

    def has_anchor(self, path: str, name: str) -> bool:
        """Return True if the page at a path has an element of this id. Raises SiteUnreachable."""
        return read_main(self._follow("GET", path).text).find(id=name) is not None

    @cached_property
    def _own_places(self) -> set[str]:
        own = (self.record.root_url, settings.SITE_URL, settings.FRONTEND_URL)
        return {address.place for address in map(read_address, own) if address}

    @property
    def address(self) -> str:
        return settings.FRONTEND_URL or IN_PROCESS

    @cached_property
    def _scope(self) -> Scope:
        return Scope.of(self.record)

    def _is_public_page(self, path: str) -> bool:
        """Return True if the database has a public page at this path, which saves a request."""
        url_path = self.record.root_page.url_path + path.strip("/")
        return self._scope.pages().filter(url_path=f"{url_path.rstrip('/')}/").exists()

    def _follow(self, method: str, path: str) -> httpx2.Response:
        for _ in range(MOST_REDIRECTS):
            response = self._recall(method, path)
            if not response.is_redirect:
                return response
            location = join_address(path, response.headers["Location"])
            target = location and self.path_on_site(location)
            if not target:
                return response
            path = target
        return response

    def _recall(self, method: str, path: str) -> httpx2.Response:
        if (method, path) not in self._answers:
            self._answers[method, path] = self._ask(method, path)
        return self._answers[method, path]

    def _ask(self, method: str, path: str, query: dict | None = None) -> httpx2.Response:
        try:
            with translation.override(settings.LANGUAGE_CODE):
                response = self._client.request(method, path, params=query)
        except (httpx2.HTTPError, httpx2.InvalidURL) as error:
            raise SiteUnreachable(f"{self.address}{path}: {error!r}") from error
        if response.status_code >= 500:
            raise SiteUnreachable(f"{self.address}{path}: status {response.status_code}")
        return response

    @cached_property
    def _client(self) -> httpx2.Client:
        transport = None
        if not settings.FRONTEND_URL:
            transport = in_process(settings.CONTENT_API_APPLICATION)
        return httpx2.Client(
            base_url=self.address,
            transport=transport,
            timeout=TIMEOUT,
            follow_redirects=False,
            trust_env=False,  # drafts must not pass through a proxy
            headers={"Accept": "text/html", "X-Forwarded-Proto": "https"},
        )
