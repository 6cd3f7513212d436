"""Ask other sites whether an address answers, and nothing inside our own network.

Every name is looked up here and the connection made to the very number that was judged, so that
no name can change what it stands for in between. A redirect is judged the same way.
"""

import ipaddress
import socket
from urllib.parse import urljoin, urlsplit

import httpcore2

TIMEOUT = 4  # seconds for each of connecting, sending and an answer to begin
MOST_REDIRECTS = 5
PORTS = (80, 443)
GOOD_BUT_CLOSED = (401, 403, 405, 406, 429, 451, 999)  # it is there, and does not talk to programs
HEADERS = [
    (b"User-Agent", b"Mozilla/5.0 (compatible; link check)"),
    (b"Accept", b"text/html,*/*;q=0.5"),
    (b"Connection", b"close"),
]


class AddressRefused(Exception):  # noqa: N818  a decision, not a mistake
    """The address is inside a private network, or no web address at all."""


def problem_of(url: str) -> str:
    """Return what is wrong with an address, in a few words for the log, or nothing.

    Raises AddressRefused for one that is not to be asked.
    """
    for _ in range(MOST_REDIRECTS):
        try:
            status, location = _ask(b"HEAD", url)
            if status >= 400 and status not in GOOD_BUT_CLOSED:
                status, location = _ask(b"GET", url)  # some sites know no HEAD
        except (httpcore2.NetworkError, httpcore2.TimeoutException) as error:
            return f"no answer: {type(error).__name__}"
        except httpcore2.ProtocolError as error:
            return f"no web page: {type(error).__name__}"
        if not location:
            return f"status {status}" if status >= 400 and status not in GOOD_BUT_CLOSED else ""
        url = urljoin(url, location)
    return "redirects without end"


def _ask(method: bytes, url: str) -> tuple[int, str]:
    """Return the status, and where it redirects to (or nothing)."""
    refuse_odd(url)
    with httpcore2.ConnectionPool(network_backend=PublicOnly()) as pool:
        timeouts = dict.fromkeys(("connect", "read", "write", "pool"), TIMEOUT)
        host = urlsplit(url).netloc.encode()
        headers = [(b"Host", host), *HEADERS]
        with pool.stream(method, url, headers=headers, extensions={"timeout": timeouts}) as answer:
            found = dict(answer.headers)
            location = found.get(b"Location") or found.get(b"location") or b""
            redirects = answer.status in (301, 302, 303, 307, 308)
            return answer.status, location.decode("latin-1") if redirects else ""


def refuse_odd(url: str) -> None:
    """Raise AddressRefused for what is no plain address of a website."""
    parts = urlsplit(url)
    try:
        port = parts.port
    except ValueError as error:
        raise AddressRefused(url) from error
    plain = parts.scheme in ("http", "https") and parts.hostname and not parts.username
    if not plain or (port and port not in PORTS):
        raise AddressRefused(url)


def public_address(host: str, port: int) -> str:
    """Return the number of a host. Raises AddressRefused if any of its numbers is not public."""
    try:
        answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise httpcore2.ConnectError(f"{host} has no address") from error
    numbers = [answer[4][0] for answer in answers]
    for number in numbers:
        if not _is_public(ipaddress.ip_address(number.split("%")[0])):
            raise AddressRefused(f"{host} is at {number}")
    return numbers[0]


def _is_public(number: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    inside = getattr(number, "ipv4_mapped", None) or getattr(number, "sixtofour", None)
    if inside:
        return _is_public(inside)
    return number.is_global and not number.is_multicast and not number.is_reserved


class PublicOnly(httpcore2.SyncBackend):
    """Connects to public addresses only."""

    def connect_tcp(self, host, port, **options):
        return super().connect_tcp(public_address(host, port), port, **options)
