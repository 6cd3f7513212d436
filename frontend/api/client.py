"""Reads the CMS's API: in another process over HTTP, or in this one without a socket."""

import json
from collections.abc import Callable, Iterator
from functools import cache
from itertools import count
from typing import TypeVar

import httpx2
from django.conf import settings
from django.db import Error
from django.utils.module_loading import import_string

from frontend.api.response_cache import Memory
from frontend.cache.content_version import Freshness
from frontend.cache.disk import Disk
from frontend.content.pages import (
    Link,
    PageAddress,
    PageList,
    Redirect,
    read_addresses,
    read_links,
)
from frontend.content.search import SearchResult
from frontend.content.site import Site
from frontend.content.stories import Category, StoryCard, StoryList, read_categories

API_PATH = "/api/v2/"
TIMEOUT = httpx2.Timeout(2, connect=1)  # seconds; the first for each wait for an answer
VERSION_TIMEOUT = httpx2.Timeout(1)  # it is one number
LATEST_VERSION = 5  # seconds: better a late page than none, and in one process nothing times out
MOST_AT_ONCE = 100  # rows that the API gives at once
LONGEST_PATH = 1000  # characters; no page has a longer one
LISTED_FIELDS = "_,html_path,last_published_at,alias_of,share_picture,pictures"
DETAILS_ON_DISK = 1024 * 1024  # bytes for the site's details: they take about one thousand
HIT_FIELDS = "_,type,html_path,match"
NEWEST_FIRST = "-date,-first_published_at"

Answer = TypeVar("Answer")


class ContentUnavailable(Exception):  # noqa: N818  a state of the CMS, not a mistake
    """The CMS gave no answer, or none that means anything here. Names the address and the cause."""


class PreviewExpired(Exception):  # noqa: N818  a state of the CMS, not a mistake
    """The preview's ticket was good once, but no longer."""


class ContentClient:
    """What the site may ask of the CMS. Safe to share between threads.

    Every method raises ContentUnavailable. Those that look for one thing return None if it is
    not there or not public. While the CMS is known not to answer, nothing is asked of it.
    On `disk` are the site's details, for a process that starts while the CMS does not answer.
    `read_version` is a shorter way to the version, where the CMS is in the same process.
    """

    def __init__(
        self,
        address: str,
        transport: httpx2.BaseTransport | None = None,
        version_interval: float = 1,
        disk: Disk | None = None,
        read_version: Callable[[], int] | None = None,
    ):
        self._last_site: Site | None = None
        self._disk = disk
        self._read_version = read_version
        self.freshness = Freshness(self.version, (ContentUnavailable,), version_interval)
        self._memory = Memory()
        self._http = httpx2.Client(
            base_url=api_address(address),
            transport=transport,
            timeout=TIMEOUT,
            follow_redirects=False,
            trust_env=False,  # drafts travel here: no proxy from the environment between
            headers={"Accept": "application/json"},
        )

    def version(self) -> int:
        """Return the content version as it is now."""
        if self._read_version:
            try:
                return self._read_version()
            except Error as error:
                raise ContentUnavailable(f"The version: {error!r}") from error
        return _read(self._send("version/", {}, VERSION_TIMEOUT), _version)

    def site(self) -> Site:
        """Return the site's details. Remembers them for when the CMS does not answer."""
        self._last_site = self._recall("site/", self._read_site)
        return self._last_site

    def _read_site(self, details: dict) -> Site:
        site = Site.from_json(details)
        if self._disk:
            self._disk.put(self._details_name, json.dumps(details).encode)
        return site

    @property
    def last_site(self) -> Site | None:
        """The site's details as they were read last, if they ever were."""
        if self._last_site is None and self._disk:
            details = self._disk.get(self._details_name)
            self._last_site = details and Site.from_json(json.loads(details))
        return self._last_site

    @property
    def _details_name(self) -> str:
        return f"{self._http.base_url}site/"

    def page_at(self, path: str, read: Callable[[dict], Answer]) -> Answer | None:
        """Return what `read` makes of the page at a path, with or without its last slash."""
        if len(path) > LONGEST_PATH:
            return None
        return self._find("pages/find/", read, html_path=path)

    def find_redirect(self, path: str) -> Redirect | None:
        """Return where a path (with its query, if any) leads nowadays."""
        if len(path) > LONGEST_PATH:
            return None
        return self._find("redirects/find/", Redirect.from_json, html_path=path)

    def stories(
        self, *, category_id: int | None = None, search: str = "", limit: int, offset: int = 0
    ) -> StoryList:
        """Return stories, newest first; with `search` the best match first."""
        order = {"search": search} if search else {"order": NEWEST_FIRST}
        category = {} if category_id is None else {"category": category_id}
        ask = self._get if search else self._recall
        return ask(
            "pages/",
            StoryList.from_json,
            type="cms.StoryPage",
            fields=StoryCard.api_fields,
            limit=limit,
            offset=offset,
            **order,
            **category,
        )

    def search(self, words: str, *, limit: int) -> SearchResult:
        """Return the pages of any type that words are in, the best match first."""
        return self._get(
            "pages/", SearchResult.from_json, search=words, fields=HIT_FIELDS, limit=limit
        )

    def addresses(self) -> Iterator[PageAddress]:
        """Go through all public pages; the CMS is asked on the way."""
        for offset in count(0, MOST_AT_ONCE):
            found = self._get(
                "pages/",
                read_addresses,
                fields="_,type,html_path",
                limit=MOST_AT_ONCE,
                offset=offset,
            )
            yield from found
            if len(found) < MOST_AT_ONCE:
                return

    def page_list(self, *, limit: int, offset: int) -> PageList:
        """Return a part of all public pages, with what sitemaps tell of them."""
        return self._get(
            "pages/", PageList.from_json, fields=LISTED_FIELDS, limit=limit, offset=offset
        )

    def info_pages(self, parent_id: int) -> tuple[Link, ...]:
        """Return the info pages directly below a page, in the order of the menu."""
        return self._recall(
            "pages/",
            read_links,
            type="cms.InfoPage",
            child_of=parent_id,
            fields="_,title,html_path",
            order="order",
            limit=MOST_AT_ONCE,
        )

    def categories(self) -> tuple[Category, ...]:
        return self._recall("categories/", read_categories, limit=MOST_AT_ONCE)

    def draft(self, ticket: str, read: Callable[[dict], Answer]) -> Answer | None:
        """Return what `read` makes of the draft that a ticket is for. Raises PreviewExpired."""
        return self._find("preview/", read, token=ticket)

    def open_file(self, path: str) -> httpx2.Response | None:
        """Start reading a file from the CMS's host, by its quoted path. The caller closes it."""
        url = self._http.base_url.copy_with(raw_path=path.encode())
        headers = {"Accept": "*/*", "Accept-Encoding": "identity"}  # the bytes go on as they come
        request = self._http.build_request("GET", url, headers=headers)
        try:
            response = self._http.send(request, stream=True)
        except (httpx2.HTTPError, httpx2.InvalidURL) as error:
            raise ContentUnavailable(f"{path}: {error!r}") from error
        if response.status_code == 200:
            return response
        response.close()
        return None

    def _find(self, path: str, read: Callable[[dict], Answer], **parameters) -> Answer | None:
        response = self._request(path, parameters)
        if response.status_code == 404:
            return None
        if response.status_code == 410:
            raise PreviewExpired
        return _read(response, read)

    def _recall(self, path: str, read: Callable[[dict], Answer], **parameters) -> Answer:
        """Return what holds for many pages, from memory while the content is the same."""
        key = (path, *sorted(parameters.items()))
        version = self.freshness.known.version
        return self._memory.get(key, version, lambda: self._get(path, read, **parameters))

    def _get(self, path: str, read: Callable[[dict], Answer], **parameters) -> Answer:
        return _read(self._request(path, parameters), read)

    def _request(self, path: str, parameters: dict) -> httpx2.Response:
        known = self.freshness.settled(LATEST_VERSION)
        if known.gone or (known.late and known.version is not None):
            raise ContentUnavailable(f"{path}: not asked, because the CMS tells no version")
        try:
            return self._send(path, parameters)
        except ContentUnavailable as error:
            if isinstance(error.__cause__, httpx2.TimeoutException):
                self.freshness.doubt()  # one page asks several things, and is not to wait for each
            raise

    def _send(
        self, path: str, parameters: dict, timeout: httpx2.Timeout = TIMEOUT
    ) -> httpx2.Response:
        version = self.freshness.known.version
        # So that a CMS of several processes does not answer with what one of them kept before.
        headers = {} if version is None else {"X-Content-Version": str(version)}
        try:
            return self._http.get(path, params=parameters, headers=headers, timeout=timeout)
        except (httpx2.HTTPError, httpx2.InvalidURL) as error:
            raise ContentUnavailable(f"{path}: {error!r}") from error


def _version(json: dict) -> int:
    return int(json["version"])


def _read(response: httpx2.Response, read: Callable[[dict], Answer]) -> Answer:
    if response.status_code != 200:
        raise ContentUnavailable(f"{response.url}: status {response.status_code}, not 200")
    try:
        return read(response.json())
    except (LookupError, TypeError, ValueError, AttributeError) as error:
        raise ContentUnavailable(f"{response.url}: unexpected JSON, {error!r}") from error


def api_address(address: str) -> httpx2.URL:
    """Return the API's address. One that names a host only gets the path of the API."""
    url = httpx2.URL(address)
    return url.copy_with(path=API_PATH) if url.path in ("", "/") else url


@cache
def content_client() -> ContentClient:
    """Return the client that this whole process shares."""
    application, reader = settings.CONTENT_API_APPLICATION, settings.CONTENT_VERSION_READER
    transport = httpx2.WSGITransport(app=import_string(application)) if application else None
    read_version = import_string(reader) if reader else None
    folder = settings.DELIVERY_DIR
    disk = Disk(folder / "site", DETAILS_ON_DISK) if folder else None
    interval = settings.VERSION_INTERVAL
    return ContentClient(settings.CONTENT_API_URL, transport, interval, disk, read_version)
