"""Request addresses of other sites, and never one inside the own network (SSRF protection).

Host names are resolved here and the connection is made to the IP address that was validated, so
that DNS rebinding has no effect. Each redirect is validated in the same way.
"""

import ipaddress
import socket

import httpcore2

from web_address import WebAddress, join_address, read_address

TIMEOUT = 4  # seconds for each of connecting, sending and the start of the response
MOST_REDIRECTS = 5
PORTS = (80, 443)
EXISTING = (401, 403, 405, 406, 429, 451, 999)  # statuses of pages that exist but refuse programs
HEADERS = [
    (b"User-Agent", b"Mozilla/5.0 (compatible; link check)"),
    (b"Accept", b"text/html,*/*;q=0.5"),
    (b"Connection", b"close"),
]


class AddressRefused(Exception):  # noqa: N818  a decision, not a mistake
    """Raised for an address in a private network, and for one that is not a plain http(s) URL."""


def problem_of(url: str) -> str:
    """Request an address, and return a short description of the problem, or "".

    Raises AddressRefused for an address that must not be requested.
    """
    for _ in range(MOST_REDIRECTS):
        try:
            status, location = _request(b"HEAD", url)
            if status >= 400 and status not in EXISTING:
                status, location = _request(b"GET", url)  # some sites do not support HEAD
        except (httpcore2.NetworkError, httpcore2.TimeoutException) as error:
            return f"no answer: {type(error).__name__}"
        except httpcore2.ProtocolError as error:
            return f"no web page: {type(error).__name__}"
        if not location:
            return f"status {status}" if status >= 400 and status not in EXISTING else ""
        target = join_address(url, location)
        if target is None:
            return "a redirect to no address"
        url = target
    return "redirects without end"


def _request(method: bytes, url: str) -> tuple[int, str]:
    """Return the status, and the target if it is a redirect, else ""."""
    address = plain_address(url)
    requested = address.for_request()
    if requested is None:
        raise httpcore2.ConnectError(f"{address.host} is not the name of a computer")
    with httpcore2.ConnectionPool(network_backend=PublicAddressesOnly()) as pool:
        timeouts = dict.fromkeys(("connect", "read", "write", "pool"), TIMEOUT)
        limits = {"timeout": timeouts}
        with pool.stream(method, requested, headers=HEADERS, extensions=limits) as answer:
            fields = dict(answer.headers)
            location = fields.get(b"Location") or fields.get(b"location") or b""
            redirects = answer.status in (301, 302, 303, 307, 308)
            return answer.status, location.decode(errors="replace") if redirects else ""


def plain_address(url: str) -> WebAddress:
    """Read an http(s) URL with a standard port and no user name. Raises AddressRefused."""
    address = read_address(url)
    if address is None or not address.is_web or address.user:
        raise AddressRefused(url)
    if address.port and address.port not in PORTS:
        raise AddressRefused(url)
    return address


def public_address(host: str, port: int) -> str:
    """Return an IP address of a host. Raises AddressRefused if any of its addresses is private."""
    try:
        answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise httpcore2.ConnectError(f"{host} has no address") from error
    numbers = [str(answer[4][0]) for answer in answers]
    for number in numbers:
        if not _is_public(ipaddress.ip_address(number.split("%")[0])):
            raise AddressRefused(f"{host} is at {number}")
    return numbers[0]


def _is_public(number: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    inside = getattr(number, "ipv4_mapped", None) or getattr(number, "sixtofour", None)
    if inside:
        return _is_public(inside)
    return number.is_global and not number.is_multicast and not number.is_reserved


class PublicAddressesOnly(httpcore2.SyncBackend):
    """A network backend that connects to public IP addresses only."""

    def connect_tcp(self, host, port, **options):
        return super().connect_tcp(public_address(host, port), port, **options)
