"""The client of the CMS's API, over HTTP or within the same process without a socket."""

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from itertools import count
from typing import Any, TypeVar

import httpx2
from django.conf import settings
from django.db import Error
from django.utils.module_loading import import_string

from frontend.api.forms import Outcome, Sent, read_outcome
from frontend.api.in_process import in_process
from frontend.api.response_cache import ResponseCache
from frontend.blocks.closing import Closing
from frontend.cache.content_version import Freshness
from frontend.cache.disk import Disk
from frontend.content.addresses import Words
from frontend.content.pages import (
    STORY_INDEX,
    Link,
    PageAddress,
    PageList,
    Redirect,
    read_addresses,
    read_links,
)
from frontend.content.pictures import Icon
from frontend.content.search import SearchResult
from frontend.content.site import Site
from frontend.content.stories import (
    Category,
    StoryCard,
    StoryList,
    Year,
    read_categories,
    read_years,
)

API_PATH = "/api/v2/"
TIMEOUT = httpx2.Timeout(2, connect=1)  # seconds; the first for each of read, write and pool
VERSION_TIMEOUT = httpx2.Timeout(1)  # seconds; the response is one number
STORING_TIMEOUT = httpx2.Timeout(25, connect=1)  # seconds; the database may wait 20 for a lock
LATEST_VERSION = 5  # seconds to wait for the version: a late page is better than none
MOST_AT_ONCE = 100  # items of a response, the API's maximum
LONGEST_PATH = 1000  # characters; no page has a longer path
LONGEST_ADDRESS = 4000  # with what advertisers add to it
LISTED_FIELDS = "_,html_path,changed_at,alias_of,share_picture,pictures"
DETAILS_ON_DISK = 1024 * 1024  # bytes for the site's details, which take about one thousand
HIT_FIELDS = "_,type,html_path,match,card"
GONE = 410
NOT_THERE = (404, GONE)
FAILED = (408, 425, 429)  # statuses that say nothing about the file itself
NEWEST_FIRST = "-date,-first_published_at"

Answer = TypeVar("Answer")
Read = Callable[[dict[str, Any]], Answer]


class ContentUnavailable(Exception):  # noqa: N818  a state of the CMS, not a mistake
    """Raised for a failed request or an unexpected response. Gives the address and the cause."""


class PreviewExpired(Exception):  # noqa: N818  a state of the CMS, not a mistake
    """Raised when the ticket of a preview has expired."""


class ContentClient:
    """All requests of the site to the CMS. Thread-safe.

    Every method raises ContentUnavailable. Methods that find a single object return None if it
    does not exist or is not public. No requests are made while the CMS is known to be unreachable.

    `disk` stores the site's details for a process that starts while the CMS is unreachable.
    `read_version` reads the version without a request, if the CMS is in the same process.
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
        self._words: Words | None = None
        self._disk = disk
        self._read_version = read_version
        self.freshness = Freshness(self.version, (ContentUnavailable,), version_interval)
        self.response_cache = ResponseCache()
        self._gone = ResponseCache()  # apart: whoever asks for what is nowhere pushes nothing out
        self._http = httpx2.Client(
            base_url=api_address(address),
            transport=transport,
            timeout=TIMEOUT,
            follow_redirects=False,
            trust_env=False,  # drafts must not pass through a proxy
            headers={"Accept": "application/json"},
        )

    def version(self) -> int:
        """Return the current content version."""
        if self._read_version:
            try:
                return self._read_version()
            except Error as error:
                raise ContentUnavailable(f"The version: {error!r}") from error
        return _read(self._send("version/", {}, VERSION_TIMEOUT), _version)

    def site(self) -> Site:
        """Return the site's details, and store them for when the CMS is unreachable."""
        self._last_site = self._get_cached("site/", self._read_site)
        return self._last_site

    def _read_site(self, details: dict[str, Any]) -> Site:
        site = self._with_words(Site.from_json(details))
        if self._disk:
            self._disk.put(self._details_name, json.dumps(details).encode)
        return site

    def _with_words(self, site: Site) -> Site:
        """Return the site with the words in addresses that this process read first.

        They are part of the keys of its cache, so changes take effect at the next start.
        """
        self._words = self._words or site.words
        return replace(site, words=self._words)

    @property
    def known_words(self) -> Words | None:
        """The words in addresses, or None before the site's details were read."""
        return self._words

    def words(self) -> Words:
        """Return the words in addresses, which are requested from the CMS only once."""
        return self._words or self.site().words

    @property
    def last_site(self) -> Site | None:
        """The site's details as last read, or None if they never were."""
        if self._last_site is None and self._disk:
            details = self._disk.get(self._details_name)
            if details:
                self._last_site = self._with_words(Site.from_json(json.loads(details)))
        return self._last_site

    def known_site(self) -> Site:
        """Return the site's details, or those read last while the CMS is unavailable."""
        try:
            return self.site()
        except ContentUnavailable:
            if self.last_site is None:
                raise
            return self.last_site

    @property
    def _details_name(self) -> str:
        return f"{self._http.base_url}site/"

    def page_at(self, path: str, read: Read[Answer]) -> Answer | None:
        """Return the page at a path (with or without a trailing slash), parsed by `read`."""
        if len(path) > LONGEST_PATH:
            return None
        response = self._request("pages/find/", {"html_path": path})
        if response.status_code in NOT_THERE:
            self._is_gone(path, lambda: response)
        return _found(response, read)

    def is_gone(self, path: str) -> bool:
        """Return True if there was a public page at a path, which was taken off the site.

        A path that `page_at` has asked for is not asked for again.
        """
        if len(path) > LONGEST_PATH:
            return False
        return self._is_gone(path, lambda: self._request("pages/find/", {"html_path": path}))

    def _is_gone(self, path: str, ask: Callable[[], httpx2.Response]) -> bool:
        version = self.freshness.known.version
        return self._gone.get(path, version, lambda: _is_gone(ask()))

    def find_redirect(self, path: str) -> Redirect | None:
        """Return the redirect of a path, which may include a query, or None."""
        alone = path.partition("?")[0]
        if len(alone) > LONGEST_PATH:
            return None
        if len(path) > LONGEST_ADDRESS:
            path = alone
        return self._find("redirects/find/", Redirect.from_json, html_path=path)

    def stories(
        self,
        *,
        list_id: int | None = None,
        category_id: int | None = None,
        year: int | None = None,
        search: str = "",
        limit: int,
        offset: int = 0,
    ) -> StoryList:
        """Return the stories of a public list, or of all, newest first, or by relevance if
        `search` is given."""
        order = {"search": search} if search else {"order": NEWEST_FIRST}
        chosen = {"child_of": list_id, "category": category_id, "year": year}
        get = self._get if search else self._get_cached
        return get(
            "pages/",
            StoryList.from_json,
            type="cms.StoryPage",
            fields=StoryCard.api_fields,
            limit=limit,
            offset=offset,
            **order,
            **{name: value for name, value in chosen.items() if value is not None},
        )

    def stories_near(self, story_id: int) -> tuple[StoryCard, ...]:
        """Return the stories nearest in time to a public story, the newest first."""
        found = self._get(
            "pages/",
            StoryList.from_json,
            type="cms.StoryPage",
            fields=StoryCard.api_fields,
            near=story_id,
            order=NEWEST_FIRST,
        )
        return found.stories

    def closings(self) -> dict[int, Closing | None]:
        """Return the call under the stories of each public list, by its id."""
        return self._get_cached(
            "pages/",
            lambda json: {item["id"]: Closing.from_json(item["closing"]) for item in json["items"]},
            type=STORY_INDEX,
            fields="_,id,closing",
            limit=MOST_AT_ONCE,
        )

    def search(self, words: str, *, limit: int) -> SearchResult:
        """Return the pages of all types that contain the words, by relevance."""
        return self._get(
            "pages/", SearchResult.from_json, search=words, fields=HIT_FIELDS, limit=limit
        )

    def addresses(self) -> Iterator[PageAddress]:
        """Yield the addresses of all public pages. Makes requests while iterating."""
        for offset in count(0, MOST_AT_ONCE):
            part = self._get(
                "pages/",
                read_addresses,
                fields="_,id,type,html_path",
                limit=MOST_AT_ONCE,
                offset=offset,
            )
            yield from part
            if len(part) < MOST_AT_ONCE:
                return

    def page_list(self, *, limit: int, offset: int) -> PageList:
        """Return a part of all public pages, with the data for sitemaps."""
        return self._get(
            "pages/", PageList.from_json, fields=LISTED_FIELDS, limit=limit, offset=offset
        )

    def info_pages(self, parent_id: int) -> tuple[Link, ...]:
        """Return the info pages directly below a page, in menu order."""
        return self._get_cached(
            "pages/",
            read_links,
            type="cms.InfoPage",
            child_of=parent_id,
            fields="_,title,html_path",
            order="order",
            limit=MOST_AT_ONCE,
        )

    def icon(self) -> Icon:
        return self._get_cached("icon/", Icon.from_json)

    def withdrawn_pictures(self) -> frozenset[int]:
        """Return the ids of the pictures that visitors may not see."""
        return self._get("withdrawn/", lambda json: frozenset(map(int, json["pictures"])))

    def categories(self, list_id: int | None = None) -> tuple[Category, ...]:
        """Return all categories, with the numbers of stories in a public list, or in all."""
        of_list = {} if list_id is None else {"child_of": list_id}
        return self._get_cached("categories/", read_categories, limit=MOST_AT_ONCE, **of_list)

    def years(self, list_id: int) -> tuple[Year, ...]:
        """Return the years of the stories in a public list, the newest first."""
        return self._get_cached("years/", read_years, child_of=list_id)

    def draft(self, ticket: str, read: Read[Answer]) -> Answer | None:
        """Return the draft of a ticket, parsed by `read`, or None. Raises PreviewExpired."""
        response = self._request("preview/", {"token": ticket})
        if response.status_code == GONE:
            raise PreviewExpired
        return _found(response, read)

    def stamp(self, form_id: int) -> str:
        """Return the time at which somebody begins with a form, signed, or "" for no such form."""
        return self._find(f"forms/{form_id}/stamp/", lambda json: str(json["stamp"])) or ""

    def send_answer(self, form_id: int, answer: Sent) -> Outcome:
        """Send an answer to a form. Raises ContentUnavailable unless the CMS decided about it."""
        path = f"forms/{form_id}/"
        self._check_that_cms_answers(path)
        with self._timeouts_noted():
            try:
                response = self._http.post(
                    path, json=answer.json, headers=answer.headers, timeout=STORING_TIMEOUT
                )
            except (httpx2.HTTPError, httpx2.InvalidURL) as error:
                raise ContentUnavailable(f"{path}: {error!r}") from error
        try:
            outcome = read_outcome(response)
        except (LookupError, TypeError, ValueError, AttributeError) as error:
            raise ContentUnavailable(f"{path}: unexpected JSON, {error!r}") from error
        if outcome is None:
            raise ContentUnavailable(f"{path}: status {response.status_code}")
        return outcome

    def open_file(
        self, path: str, known: Mapping[str, str] | None = None
    ) -> httpx2.Response | None:
        """Open a file of the CMS by its quoted path, or return None if there is none for visitors.

        `known` are headers of a conditional request: the status is 304 if the file is still the
        same, else 200. The caller must close the response.
        """
        self._check_that_cms_answers(path)
        url = self._http.base_url.copy_with(raw_path=path.encode())
        headers = {"Accept": "*/*", "Accept-Encoding": "identity"}  # bytes are passed on unchanged
        request = self._http.build_request("GET", url, headers=headers | dict(known or {}))
        with self._timeouts_noted():
            response = self._open(request, path)
        if response.status_code in (200, 304):
            return response
        response.close()
        if response.status_code in FAILED or response.is_server_error:
            raise ContentUnavailable(f"{path}: status {response.status_code}")
        return None

    def _open(self, request: httpx2.Request, path: str) -> httpx2.Response:
        try:
            return self._http.send(request, stream=True)
        except (httpx2.HTTPError, httpx2.InvalidURL) as error:
            raise ContentUnavailable(f"{path}: {error!r}") from error

    def _find(self, path: str, read: Read[Answer], **parameters: Any) -> Answer | None:
        return _found(self._request(path, parameters), read)

    def _get_cached(self, path: str, read: Read[Answer], **parameters: Any) -> Answer:
        """Return a response that many pages need, cached until the content version changes."""
        key = (path, *sorted(parameters.items()))
        version = self.freshness.known.version
        return self.response_cache.get(key, version, lambda: self._get(path, read, **parameters))

    def _get(self, path: str, read: Read[Answer], **parameters: Any) -> Answer:
        return _read(self._request(path, parameters), read)

    def _request(self, path: str, parameters: dict[str, Any]) -> httpx2.Response:
        self._check_that_cms_answers(path)
        with self._timeouts_noted():
            return self._send(path, parameters)

    def _check_that_cms_answers(self, path: str) -> None:
        known = self.freshness.settled(LATEST_VERSION)
        if known.gone or (known.late and known.version is not None):
            raise ContentUnavailable(f"{path}: not requested, because the CMS gives no version")

    @contextmanager
    def _timeouts_noted(self) -> Iterator[None]:
        """Treat the CMS as late after a timeout: a page makes several requests."""
        try:
            yield
        except ContentUnavailable as error:
            if isinstance(error.__cause__, httpx2.TimeoutException):
                self.freshness.doubt()  # visitors must not wait for each of them
            raise

    def _send(
        self, path: str, parameters: dict[str, Any], timeout: httpx2.Timeout = TIMEOUT
    ) -> httpx2.Response:
        version = self.freshness.known.version
        # Prevents an older cached response from another process of the CMS.
        headers = {} if version is None else {"X-Content-Version": str(version)}
        try:
            return self._http.get(path, params=parameters, headers=headers, timeout=timeout)
        except (httpx2.HTTPError, httpx2.InvalidURL) as error:
            raise ContentUnavailable(f"{path}: {error!r}") from error


def _version(json: dict[str, Any]) -> int:
    return int(json["version"])


def _found(response: httpx2.Response, read: Read[Answer]) -> Answer | None:
    return None if response.status_code in NOT_THERE else _read(response, read)


def _is_gone(response: httpx2.Response) -> bool:
    if response.status_code not in (200, *NOT_THERE):
        raise ContentUnavailable(f"{response.url}: status {response.status_code}")
    return response.status_code == GONE


def _read(response: httpx2.Response, read: Read[Answer]) -> Answer:
    if response.status_code != 200:
        raise ContentUnavailable(f"{response.url}: status {response.status_code}, not 200")
    try:
        return read(response.json())
    except (LookupError, TypeError, ValueError, AttributeError) as error:
        raise ContentUnavailable(f"{response.url}: unexpected JSON, {error!r}") from error


def api_address(address: str) -> httpx2.URL:
    """Return the URL of the API: an address without a path gets the path of API v2."""
    url = httpx2.URL(address)
    return url.copy_with(path=API_PATH) if url.path in ("", "/") else url


@cache
def content_client() -> ContentClient:
    """Return the client that is shared within this process."""
    application, reader = settings.CONTENT_API_APPLICATION, settings.CONTENT_VERSION_READER
    transport = in_process(application) if application else None
    read_version = import_string(reader) if reader else None
    folder = settings.DELIVERY_DIR
    disk = Disk(folder / "site", DETAILS_ON_DISK) if folder else None
    interval = settings.VERSION_INTERVAL
    return ContentClient(settings.CONTENT_API_URL, transport, interval, disk, read_version)
