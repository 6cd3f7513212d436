"""Read the addresses that people write, for the site, the CMS and the importer.

Nothing else splits or joins a URL that somebody wrote: the functions of `urllib.parse` raise
ValueError for `http://[`, `//[`, `http://a.nl:port` and others, and a link must never stop the page
that it is on. Here such an address is None.
"""

import ipaddress
import re
import socket
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit

import idna

# What an address may have as it is (RFC 3986: reserved and unreserved), and `%`: it may be encoded.
_AS_IT_IS = "%/:?#[]@!$&'()*+,;=~"
_FILE_ENDING = re.compile(r"(?:(?<=/)index)?\.html?$|(?<=/)index$")
_NUMBERS = re.compile(r"[0-9a-fx]+(\.[0-9a-fx]+){0,3}\.?", re.IGNORECASE)
_HOST_NAME = re.compile(r"[a-z0-9_-]+(\.[a-z0-9_-]+)*\.?", re.IGNORECASE)


@dataclass(frozen=True)
class WebAddress:
    """The parts of an address, as written. `host` is in lower case, without port and brackets."""

    scheme: str
    place: str  # the host with its port and user name, as written
    host: str
    port: int | None
    user: str
    path: str
    query: str
    fragment: str

    @property
    def is_web(self) -> bool:
        """True for an http(s) address with a host."""
        return self.scheme in ("http", "https") and bool(self.host)

    @property
    def path_and_query(self) -> str:
        """What a server is asked for; the path of `https://example.org` is `/`."""
        return f"{self.path or '/'}?{self.query}" if self.query else self.path or "/"

    def for_request(self) -> str | None:
        """Return this http(s) address as it goes over the network: in ASCII, without fragment.

        The path and query are percent-encoded as UTF-8, the host is its IDNA name. Return None if
        the host can have no such name.
        """
        host = ascii_host(self.host)
        if not self.is_web or host is None:
            return None
        port = f":{self.port}" if self.port is not None else ""
        return f"{self.scheme}://{host}{port}{_encoded(self.path_and_query)}"


def read_address(written: str) -> WebAddress | None:
    """Return the parts of an address, absolute or relative, or None if it is not one."""
    try:
        parts = urlsplit(written)
        parts.path.encode(), parts.query.encode(), parts.fragment.encode()  # half a character
        return WebAddress(
            scheme=parts.scheme,
            place=parts.netloc,
            host=parts.hostname or "",
            port=parts.port,
            user=parts.username or "",
            path=parts.path,
            query=parts.query,
            fragment=parts.fragment,
        )
    except ValueError:
        return None


def join_address(base: str, written: str) -> str | None:
    """Return the absolute address that `written` means on the page at `base`, or None."""
    try:
        return urljoin(base, written)
    except ValueError:
        return None


def plain_path(path: str) -> str:
    """Return the path of a page in its usual form: small letters, no `.html`, `/` at the end."""
    path = _FILE_ENDING.sub("", path.lower())
    return path if path.endswith("/") else f"{path}/"


def plain_ip(host: str) -> str:
    """Return a host in its usual form if it is an IP address: `0x7f.1` is 127.0.0.1 in browsers.

    See https://url.spec.whatwg.org/#concept-ipv4-parser, which reads what `inet_aton` does. An IPv6
    address that stands for one of IPv4 is that one.
    """
    try:
        if _NUMBERS.fullmatch(host):
            return socket.inet_ntoa(socket.inet_aton(host.rstrip(".")))
        address = ipaddress.IPv6Address(host)
    except (OSError, ValueError):
        return host
    return str(address.ipv4_mapped or address)


def ascii_host(host: str) -> str | None:
    """Return the name of a host in ASCII (IDNA), or None if it has none."""
    if ":" in host:
        return f"[{host}]" if _is_ip6(host) else None
    try:
        name = host if host.isascii() else idna.encode(host, uts46=True).decode("ascii")
    except UnicodeError:
        return None
    return name if _HOST_NAME.fullmatch(name) else None


def _is_ip6(host: str) -> bool:
    try:
        ipaddress.IPv6Address(host)
    except ValueError:
        return False
    return "%" not in host  # a zone is a name of this machine's own network card


def _encoded(rest: str) -> str:
    return quote(rest if rest.startswith("/") else f"/{rest}", safe=_AS_IT_IS)
