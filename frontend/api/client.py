"""The client of the CMS's API, over HTTP or within the same process without a socket."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from itertools import count
from typing import Any

import httpx2
from django.conf import settings
from django.utils.module_loading import import_string

from frontend.api.connection import (
    GONE,
    NOT_THERE,
    Answer,
    Connection,
    ContentUnavailable,
    Read,
    found,
    unexpected_json,
)
from frontend.api.forms import Outcome, Sent, read_outcome
from frontend.api.in_process import in_process
from frontend.api.response_cache import ResponseCache
from frontend.blocks.closing import Closing
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

MOST_AT_ONCE = 100  # items of a response, the API's maximum
LONGEST_PATH = 1000  # characters; no page has a longer path
LONGEST_ADDRESS = 4000  # with what advertisers add to it
LISTED_FIELDS = "_,html_path,changed_at,alias_of,share_picture,pictures"
DETAILS_ON_DISK = 1024 * 1024  # bytes for the site's details, which take about one thousand
HIT_FIELDS = "_,type,html_path,match,card"
NEWEST_FIRST = "-date,-first_published_at"


class PreviewExpired(Exception):  # noqa: N818  a state of the CMS, not a mistake
    """Raised when the ticket of a preview has expired."""


class ContentClient(Connection):
    """All requests of the site to the CMS. Thread-safe.

    Every method raises ContentUnavailable. Methods that find a single object return None if it
    does not exist or is not public.

    `disk` stores the site's details for a process that starts while the CMS is unreachable.
    """

    def __init__(
        self,
        address: str,
        transport: httpx2.BaseTransport | None = None,
        version_interval: float = 1,
        disk: Disk | None = None,
        read_version: Callable[[], int] | None = None,
    ):
        super().__init__(address, transport, version_interval, read_version)
        self._last_site: Site | None = None
        self._words: Words | None = None
        self._disk = disk
        self._gone = ResponseCache()  # apart: whoever asks for what is nowhere pushes nothing out

    def site(self) -> Site:
        """Return the site's details, and store them for when the CMS is unreachable."""
        self._last_site = self.get_cached("site/", self._read_site)
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
        return f"{self.url}site/"

    def page_at(self, path: str, read: Read[Answer]) -> Answer | None:
        """Return the page at a path (with or without a trailing slash), parsed by `read`."""
        if len(path) > LONGEST_PATH:
            return None
        response = self.request("pages/find/", {"html_path": path})
        if response.status_code in NOT_THERE:
            self._is_gone(path, lambda: response)
        return found(response, read)

    def is_gone(self, path: str) -> bool:
        """Return True if there was a public page at a path, which was taken off the site.

        A path that `page_at` has asked for is not asked for again.
        """
        if len(path) > LONGEST_PATH:
            return False
        return self._is_gone(path, lambda: self.request("pages/find/", {"html_path": path}))

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
        return self.find("redirects/find/", Redirect.from_json, html_path=path)

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
        get = self.get if search else self.get_cached
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
        found = self.get(
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
        return self.get_cached(
            "pages/",
            lambda json: {item["id"]: Closing.from_json(item["closing"]) for item in json["items"]},
            type=STORY_INDEX,
            fields="_,id,closing",
            limit=MOST_AT_ONCE,
        )

    def search(self, words: str, *, limit: int) -> SearchResult:
        """Return the pages of all types that contain the words, by relevance."""
        return self.get(
            "pages/", SearchResult.from_json, search=words, fields=HIT_FIELDS, limit=limit
        )

    def addresses(self) -> Iterator[PageAddress]:
        """Yield the addresses of all public pages. Makes requests while iterating."""
        for offset in count(0, MOST_AT_ONCE):
            part = self.get(
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
        return self.get(
            "pages/", PageList.from_json, fields=LISTED_FIELDS, limit=limit, offset=offset
        )

    def info_pages(self, parent_id: int) -> tuple[Link, ...]:
        """Return the info pages directly below a page, in menu order."""
        return self.get_cached(
            "pages/",
            read_links,
            type="cms.InfoPage",
            child_of=parent_id,
            fields="_,title,html_path",
            order="order",
            limit=MOST_AT_ONCE,
        )

    def icon(self) -> Icon:
        return self.get_cached("icon/", Icon.from_json)

    def withdrawn_pictures(self) -> frozenset[int]:
        """Return the ids of the pictures that visitors may not see."""
        return self.get("withdrawn/", lambda json: frozenset(map(int, json["pictures"])))

    def categories(self, list_id: int | None = None) -> tuple[Category, ...]:
        """Return all categories, with the numbers of stories in a public list, or in all."""
        of_list = {} if list_id is None else {"child_of": list_id}
        return self.get_cached("categories/", read_categories, limit=MOST_AT_ONCE, **of_list)

    def years(self, list_id: int) -> tuple[Year, ...]:
        """Return the years of the stories in a public list, the newest first."""
        return self.get_cached("years/", read_years, child_of=list_id)

    def draft(self, ticket: str, read: Read[Answer]) -> Answer | None:
        """Return the draft of a ticket, parsed by `read`, or None. Raises PreviewExpired."""
        response = self.request("preview/", {"token": ticket})
        if response.status_code == GONE:
            raise PreviewExpired
        return found(response, read)

    def stamp(self, form_id: int) -> str:
        """Return the time at which somebody begins with a form, signed, or "" for no such form."""
        return self.find(f"forms/{form_id}/stamp/", lambda json: str(json["stamp"])) or ""

    def send_answer(self, form_id: int, answer: Sent) -> Outcome:
        """Send an answer to a form. Raises ContentUnavailable unless the CMS decided about it."""
        path = f"forms/{form_id}/"
        response = self.post(path, answer.json, answer.headers)
        with unexpected_json(path):
            outcome = read_outcome(response)
        if outcome is None:
            raise ContentUnavailable(f"{path}: status {response.status_code}")
        return outcome


def _is_gone(response: httpx2.Response) -> bool:
    if response.status_code not in (200, *NOT_THERE):
        raise ContentUnavailable(f"{response.url}: status {response.status_code}")
    return response.status_code == GONE


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
