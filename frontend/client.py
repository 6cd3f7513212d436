"""Reads the CMS's API: in another process over HTTP, or in this one without a socket."""

from collections.abc import Callable
from functools import cache
from typing import TypeVar

import httpx2
from django.conf import settings
from django.utils.module_loading import import_string

from frontend import api_json
from frontend.content import Category, Link, Page, Redirect, Site, StoryList

API_PATH = "/api/v2/"
TIMEOUT = httpx2.Timeout(5, connect=1)  # seconds; the first for each wait for an answer
LONGEST_PATH = 1000  # characters; no page has a longer one
CARD_FIELDS = "_,title,html_path,excerpt,category,date,thumb"
NEWEST_FIRST = "-date,-first_published_at"

Answer = TypeVar("Answer")


class ContentUnavailable(Exception):  # noqa: N818  a state of the CMS, not a mistake
    """The CMS gave no answer, or none that means anything here. Names the address and the cause."""


class PreviewExpired(Exception):  # noqa: N818  a state of the CMS, not a mistake
    """The preview's ticket was good once, but no longer."""


class ContentClient:
    """What the site may ask of the CMS. Safe to share between threads.

    Every method raises ContentUnavailable. Those that look for one thing return None if it is
    not there or not public.
    """

    def __init__(self, address: str, transport: httpx2.BaseTransport | None = None):
        self.last_site: Site | None = None
        self._http = httpx2.Client(
            base_url=api_address(address),
            transport=transport,
            timeout=TIMEOUT,
            follow_redirects=False,
            trust_env=False,  # drafts travel here: no proxy from the environment between
            headers={"Accept": "application/json"},
        )

    def site(self) -> Site:
        """Return the site's details. Remembers them for when the CMS does not answer."""
        self.last_site = self._get("site/", api_json.read_site)
        return self.last_site

    def find_page(self, path: str) -> Page | None:
        """Return the page that lives at a path, with or without its last slash."""
        if len(path) > LONGEST_PATH:
            return None
        return self._find("pages/find/", api_json.read_page, html_path=path)

    def find_redirect(self, path: str) -> Redirect | None:
        """Return where a path (with its query, if any) leads nowadays."""
        if len(path) > LONGEST_PATH:
            return None
        return self._find("redirects/find/", api_json.read_redirect, html_path=path)

    def stories(
        self, *, category_id: int | None = None, search: str = "", limit: int, offset: int = 0
    ) -> StoryList:
        """Return stories, newest first; with `search` the best match first."""
        order = {"search": search} if search else {"order": NEWEST_FIRST}
        category = {} if category_id is None else {"category": category_id}
        return self._get(
            "pages/",
            api_json.read_stories,
            type="cms.StoryPage",
            fields=CARD_FIELDS,
            limit=limit,
            offset=offset,
            **order,
            **category,
        )

    def info_pages(self, parent_id: int) -> tuple[Link, ...]:
        """Return the info pages directly below a page, in the order of the menu."""
        return self._get(
            "pages/",
            api_json.read_links,
            type="cms.InfoPage",
            child_of=parent_id,
            fields="_,title,html_path",
            order="order",
            limit=100,
        )

    def categories(self) -> tuple[Category, ...]:
        return self._get("categories/", api_json.read_categories, limit=100)

    def preview(self, token: str) -> Page | None:
        """Return a draft as it was when the ticket was made. Raises PreviewExpired."""
        return self._find("preview/", api_json.read_page, token=token)

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

    def _get(self, path: str, read: Callable[[dict], Answer], **parameters) -> Answer:
        return _read(self._request(path, parameters), read)

    def _request(self, path: str, parameters: dict) -> httpx2.Response:
        try:
            return self._http.get(path, params=parameters)
        except (httpx2.HTTPError, httpx2.InvalidURL) as error:
            raise ContentUnavailable(f"{path}: {error!r}") from error


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
    application = settings.CONTENT_API_APPLICATION
    transport = httpx2.WSGITransport(app=import_string(application)) if application else None
    return ContentClient(settings.CONTENT_API_URL, transport)
