"""Export all pages of the site to a folder."""

from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from django.core.wsgi import get_wsgi_application
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from frontend.api.client import ContentClient
from frontend.api.connection import ContentUnavailable
from frontend.cache.answers import Raw
from frontend.export.folder import ExportError, replaced, write
from frontend.export.links import Links
from frontend.export.lists import ListPage, Lists
from frontend.export.rewrite import rewritten
from frontend.page_types.find import find_page
from frontend.seo.urls_for_crawlers import program_addresses
from frontend.serving import internal_requests

NOT_FOUND = "/404.html"  # no page has this path, and web servers look for their error page there


@dataclass
class Report:
    """Statistics of an export. `dead` are the links within the site that are broken on it."""

    pages: int = 0
    list_pages: int = 0
    redirects: int = 0
    files: int = 0
    bytes: int = 0
    dead: list[str] = field(default_factory=list)
    not_shown: list[str] = field(default_factory=list)
    changed_meanwhile: bool = False


def export_site(target: Path, client: ContentClient) -> Report:
    """Export the public site to a folder. Raises ExportError or ContentUnavailable."""
    with replaced(target) as folder:
        return _Export(folder, client).run()


class _Export:
    def __init__(self, folder: Path, client: ContentClient):
        self._folder = folder
        self._client = client
        self._site = get_wsgi_application()
        self.report = Report()

    def run(self) -> Report:
        version = self._version()
        addresses = list(self._client.addresses())
        paths = {address.path for address in addresses}
        lists = Lists(self._client, [a for a in addresses if a.lists_stories], paths)
        home = find_page(self._client, "/")
        if home is None:
            raise ExportError(_("There is no public home page, so there is no site."))
        self._links = Links(home.url, paths, lists, self._get, self._file)
        firsts = {page.path: page for page in lists.pages() if page.path in paths}
        for path in sorted(paths):
            self._page(path, firsts.get(path))
        for page in lists.pages():
            if page.path not in firsts:
                self._list_page(page, lists)
        for address in program_addresses(self._client):
            self._links.rewrite(quote(address))  # saves the file
        self._write(NOT_FOUND, rewritten(self._get(NOT_FOUND).body, self._links.rewrite))
        self.report.dead = list(self._links.dead)
        self.report.changed_meanwhile = self._version() != version
        return self.report

    def _version(self) -> int:
        known = self._client.freshness.current()
        if not known.answering or known.version is None:
            raise ContentUnavailable("the CMS gives no version")
        return known.version

    def _get(self, address: str) -> Raw:
        raw = internal_requests.get(self._site, address)
        if raw.failed:
            raise ExportError(
                _("%(address)s cannot be shown: %(status)s.")
                % {"address": address, "status": raw.status}
            )
        return raw

    def _page(self, path: str, first: ListPage | None) -> None:
        raw = self._get(path)
        if raw.status.startswith("3"):
            self._redirect(path, raw)
        elif raw.is_page:
            self._write(
                path, rewritten(raw.body, self._links.rewrite, first.more if first else None)
            )
            self.report.pages += 1
        else:
            self.report.not_shown.append(path)

    def _redirect(self, path: str, raw: Raw) -> None:
        """Write a page with a meta refresh: static files cannot redirect."""
        target = self._links.redirect_target(path, raw)
        html = render_to_string("frontend/redirect.html", {"target": target})
        self._write(path, html.encode())
        self.report.redirects += 1

    def _list_page(self, page: ListPage, lists: Lists) -> None:
        if page.offset:
            html = lists.render(page)
        else:
            html = self._get(page.index + page.selection.query).body
        self._write(page.path, rewritten(html, self._links.rewrite, page.more))
        self.report.list_pages += 1

    def _file(self, path: str, data: bytes) -> None:
        self._write(path, data)
        self.report.files += 1

    def _write(self, path: str, data: bytes) -> None:
        write(self._folder, path, data)
        self.report.bytes += len(data)
