"""Goes through all that the site shows, and writes it down."""

from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from django.core.handlers.wsgi import WSGIHandler
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from frontend.api.client import ContentClient, ContentUnavailable
from frontend.cache.answers import Raw
from frontend.export.folder import ExportError, replaced, write
from frontend.export.links import Links
from frontend.export.lists import ListPage, Lists
from frontend.export.rewrite import rewritten
from frontend.page_types.find import find_page
from frontend.seo.urls_for_crawlers import program_addresses
from frontend.serving import anonymous_requests

NOWHERE = "/404.html"  # a path that no page has; and what web servers call the page for that


@dataclass
class Report:
    """How much was written. `dead` are links of the site that lead nowhere on the site itself."""

    pages: int = 0
    list_pages: int = 0
    moved: int = 0
    files: int = 0
    bytes: int = 0
    dead: list[str] = field(default_factory=list)
    not_shown: list[str] = field(default_factory=list)
    changed_meanwhile: bool = False


def export_site(target: Path, client: ContentClient) -> Report:
    """Write the public site to a folder. Raises ExportError and ContentUnavailable."""
    with replaced(target) as folder:
        return _Export(folder, client).run()


class _Export:
    def __init__(self, folder: Path, client: ContentClient):
        self._folder = folder
        self._client = client
        self._site = WSGIHandler()
        self.report = Report()

    def run(self) -> Report:
        version = self._version()
        addresses = list(self._client.addresses())
        paths = {address.path for address in addresses}
        lists = Lists(self._client, [a.path for a in addresses if a.lists_stories], paths)
        home = find_page(self._client, "/")
        if home is None:
            raise ExportError(_("There is no public home page, so there is no site."))
        self._links = Links(home.url, paths, lists, self._ask, self._file)
        firsts = {page.path: page for page in lists.pages() if page.path in paths}
        for path in sorted(paths):
            self._page(path, firsts.get(path))
        for page in lists.pages():
            if page.path not in firsts:
                self._list_page(page, lists)
        for address in program_addresses(self._client):
            self._links.lead(quote(address))  # takes the file along
        self._write(NOWHERE, rewritten(self._ask(NOWHERE).body, self._links.lead))
        self.report.dead = list(self._links.dead)
        self.report.changed_meanwhile = self._version() != version
        return self.report

    def _version(self) -> int:
        known = self._client.freshness.current()
        if not known.answering:
            raise ContentUnavailable("the CMS tells no version")
        return known.version

    def _ask(self, address: str) -> Raw:
        raw = anonymous_requests.get(self._site, address)
        if raw.failed:
            raise ExportError(
                _("%(address)s cannot be shown: %(status)s.")
                % {"address": address, "status": raw.status}
            )
        return raw

    def _page(self, path: str, first: ListPage | None) -> None:
        raw = self._ask(path)
        if raw.status.startswith("3"):
            self._moved(path, raw)
        elif raw.is_page:
            self._write(path, rewritten(raw.body, self._links.lead, first and first.more))
            self.report.pages += 1
        else:
            self.report.not_shown.append(path)

    def _moved(self, path: str, raw: Raw) -> None:
        """Write a page that leads on: plain files know no redirects."""
        target = self._links.onward(path, raw)
        html = render_to_string("frontend/moved.html", {"target": target})
        self._write(path, html.encode())
        self.report.moved += 1

    def _list_page(self, page: ListPage, lists: Lists) -> None:
        if page.offset:
            html = lists.render(page)
        else:
            html = self._ask(page.index + page.selection.query).body
        self._write(page.path, rewritten(html, self._links.lead, page.more))
        self.report.list_pages += 1

    def _file(self, path: str, data: bytes) -> None:
        self._write(path, data)
        self.report.files += 1

    def _write(self, path: str, data: bytes) -> None:
        write(self._folder, path, data)
        self.report.bytes += len(data)
