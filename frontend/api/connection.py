"""Requests to the CMS's API, over HTTP or within the same process: versions, outages, time-outs."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, TypeVar

import httpx2
from django.db import Error

from frontend.api.response_cache import ResponseCache
from frontend.cache.content_version import Freshness

API_PATH = "/api/v2/"
TIMEOUT = httpx2.Timeout(2, connect=1)  # seconds; the first for each of read, write and pool
VERSION_TIMEOUT = httpx2.Timeout(1)  # seconds; the response is one number
STORING_TIMEOUT = httpx2.Timeout(25, connect=1)  # seconds; the database may wait 20 for a lock
LATEST_VERSION = 5  # seconds to wait for the version: a late page is better than none
GONE = 410
NOT_THERE = (404, GONE)
FAILED = (408, 425, 429)  # statuses that say nothing about the file itself

Answer = TypeVar("Answer")
Read = Callable[[dict[str, Any]], Answer]


class ContentUnavailable(Exception):  # noqa: N818  a state of the CMS, not a mistake
    """Raised for a failed request or an unexpected response. Gives the address and the cause."""


class Connection:
    """Makes requests to the API, none while the CMS is known to be unreachable. Thread-safe.

    Every method raises ContentUnavailable. `read_version` reads the version without a request, if
    the CMS is in the same process.
    """

    def __init__(
        self,
        address: str,
        transport: httpx2.BaseTransport | None,
        version_interval: float,
        read_version: Callable[[], int] | None,
    ):
        self._read_version = read_version
        self.freshness = Freshness(self.version, (ContentUnavailable,), version_interval)
        self.response_cache = ResponseCache()
        self._http = httpx2.Client(
            base_url=api_address(address),
            transport=transport,
            timeout=TIMEOUT,
            follow_redirects=False,
            trust_env=False,  # drafts must not pass through a proxy
            headers={"Accept": "application/json"},
        )

    @property
    def url(self) -> str:
        """The URL below which the API's paths are."""
        return str(self._http.base_url)

    def version(self) -> int:
        """Return the current content version."""
        if self._read_version:
            try:
                return self._read_version()
            except Error as error:
                raise ContentUnavailable(f"The version: {error!r}") from error
        return _read(self._send("version/", {}, VERSION_TIMEOUT), _version)

    def find(self, path: str, read: Read[Answer], **parameters: Any) -> Answer | None:
        return found(self.request(path, parameters), read)

    def get_cached(self, path: str, read: Read[Answer], **parameters: Any) -> Answer:
        """Return a response that many pages need, cached until the content version changes."""
        key = (path, *sorted(parameters.items()))
        version = self.freshness.known.version
        return self.response_cache.get(key, version, lambda: self.get(path, read, **parameters))

    def get(self, path: str, read: Read[Answer], **parameters: Any) -> Answer:
        return _read(self.request(path, parameters), read)

    def post(self, path: str, json: Any, headers: Mapping[str, str]) -> httpx2.Response:
        """Send JSON that the CMS is to store, and wait for as long as that may take."""
        self._check_that_cms_answers(path)
        with self._timeouts_noted(), _no_answer(path):
            return self._http.post(path, json=json, headers=dict(headers), timeout=STORING_TIMEOUT)

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
        with self._timeouts_noted(), _no_answer(path):
            response = self._http.send(request, stream=True)
        if response.status_code in (200, 304):
            return response
        response.close()
        if response.status_code in FAILED or response.is_server_error:
            raise ContentUnavailable(f"{path}: status {response.status_code}")
        return None

    def request(self, path: str, parameters: dict[str, Any]) -> httpx2.Response:
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
        with _no_answer(path):
            return self._http.get(path, params=parameters, headers=headers, timeout=timeout)


@contextmanager
def _no_answer(path: str) -> Iterator[None]:
    try:
        yield
    except (httpx2.HTTPError, httpx2.InvalidURL) as error:
        raise ContentUnavailable(f"{path}: {error!r}") from error


@contextmanager
def unexpected_json(place: str) -> Iterator[None]:
    """Report JSON that cannot be read within this context as ContentUnavailable."""
    try:
        yield
    except (LookupError, TypeError, ValueError, AttributeError) as error:
        raise ContentUnavailable(f"{place}: unexpected JSON, {error!r}") from error


def _version(json: dict[str, Any]) -> int:
    return int(json["version"])


def found(response: httpx2.Response, read: Read[Answer]) -> Answer | None:
    """Return what `read` makes of a response, or None if there is nothing for visitors."""
    return None if response.status_code in NOT_THERE else _read(response, read)


def _read(response: httpx2.Response, read: Read[Answer]) -> Answer:
    if response.status_code != 200:
        raise ContentUnavailable(f"{response.url}: status {response.status_code}, not 200")
    with unexpected_json(str(response.url)):
        return read(response.json())


def api_address(address: str) -> httpx2.URL:
    """Return the URL of the API: an address without a path gets the path of API v2."""
    url = httpx2.URL(address)
    return url.copy_with(path=API_PATH) if url.path in ("", "/") else url
