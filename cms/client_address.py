"""The address that a request comes from, behind a proxy or not."""

import re
from ipaddress import IPv6Address, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest

WITH_PORT = re.compile(r"\[([0-9a-f:.]+)\](?::[0-9]+)?|([0-9.]+):[0-9]+", re.IGNORECASE)
NETWORK = 64  # bits of an IPv6 address that one subscriber has, at least


def client_address(request: HttpRequest) -> str:
    """Return the address of the client: behind a proxy the last one in its header."""
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "") if settings.BEHIND_PROXY else ""
    last = forwarded.rpartition(",")[2].strip()
    # Some proxies send the port as well, which is another one with each connection.
    match = WITH_PORT.fullmatch(last)
    return (match and (match[1] or match[2])) or last or request.META.get("REMOTE_ADDR", "")


def network(request: HttpRequest) -> str:
    """Return the address, or the network of an IPv6 address: a single client has all of it."""
    return network_of(client_address(request))


def network_of(text: str) -> str:
    """Return an address, or the network of an IPv6 address. What is no address stays as it is."""
    try:
        address = ip_address(text)
    except ValueError:
        return text
    if not isinstance(address, IPv6Address):
        return text
    return str(address.ipv4_mapped or ip_network((address, NETWORK), strict=False))
