"""The page as the site shows it: asked of this same application, or of the separate site.

Call nothing here within a transaction. A separate site sees only what is committed, and a request
inside a request ends with Django looking after the connection of the outer one.
"""

from functools import cached_property
from urllib.parse import urljoin, urlsplit

import httpx2
from bs4 import Tag
from django.conf import settings
from django.utils import translation
from django.utils.module_loading import import_string
from wagtail.models import Page, PageViewRestriction, Site

from cms.admin.checks.rules.markup import read_main
from cms.api.visibility import Scope
from cms.preview import tickets

TIMEOUT = httpx2.Timeout(5, connect=2)  # seconds; an editor waits for it
MOST_REDIRECTS = 5
IN_PROCESS = "https://content-api"
ADMIN = "/cms/"  # an address that editors copy from their own screen, and no visitor can open


class SiteUnreachable(Exception):  # noqa: N818  a state of the site, not a mistake
    """The site did not show a page. Names the address and the cause."""


class SiteAsVisitorsSeeIt:
    """Asks the site for drafts and pages. One is made for each check, and remembers its answers."""

    def __init__(self):
        self.record = Site.objects.select_related("root_page").get(is_default_site=True)
        self._answers: dict[tuple[str, str], httpx2.Response] = {}

    def show_draft(self, page: Page) -> Tag:
        """Return the main part of a page that may have no visitors yet. Raises SiteUnreachable."""
        ticket = tickets.issue(page)
        try:
            response = self._ask("GET", "/preview/", {"token": ticket})
        finally:
            tickets.withdraw(ticket)
        if response.status_code != 200:
            raise SiteUnreachable(f"{self.address}/preview/: status {response.status_code}")
        return read_main(response.text)

    def path_on_site(self, url: str) -> str | None:
        """Return the path (and query) of an address of the site, None for one elsewhere."""
        parts = urlsplit(url)
        own = {urlsplit(each).netloc for each in (self.record.root_url, settings.SITE_URL)}
        own |= {urlsplit(settings.FRONTEND_URL).netloc}
        if parts.scheme not in ("", "http", "https") or parts.netloc not in {"", *own}:
            return None
        query = f"?{parts.query}" if parts.query else ""
        return (parts.path or "/") + query

    def answers(self, path: str) -> bool:
        """Say whether a visitor finds anything at a path. Raises SiteUnreachable."""
        if path.startswith(ADMIN):
            return False
        return self._is_public_page(path) or self._follow("HEAD", path).status_code == 200

    def has_anchor(self, path: str, name: str) -> bool:
        """Say whether the page at a path has a place of this name. Raises SiteUnreachable."""
        return read_main(self._follow("GET", path).text).find(id=name) is not None

    @property
    def address(self) -> str:
        return settings.FRONTEND_URL or IN_PROCESS

    @cached_property
    def _scope(self) -> Scope:
        restricted = PageViewRestriction.objects.values_list("page__path", flat=True)
        return Scope(self.record, tuple(restricted))

    def _is_public_page(self, path: str) -> bool:
        """Most links lead to a page, and the database knows those without being asked for one."""
        url_path = self.record.root_page.url_path + path.strip("/")
        return self._scope.pages().filter(url_path=f"{url_path.rstrip('/')}/").exists()

    def _follow(self, method: str, path: str) -> httpx2.Response:
        for _ in range(MOST_REDIRECTS):
            response = self._recall(method, path)
            target = response.is_redirect and urljoin(path, response.headers["Location"])
            path = target and self.path_on_site(target)
            if not path:
                return response
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
            application = import_string(settings.CONTENT_API_APPLICATION)
            transport = httpx2.WSGITransport(app=application)
        return httpx2.Client(
            base_url=self.address,
            transport=transport,
            timeout=TIMEOUT,
            follow_redirects=False,
            trust_env=False,  # drafts travel here
            headers={"Accept": "text/html", "X-Forwarded-Proto": "https"},
        )
