"""Where a request comes from: the address of the client, and whether its browser is known.

A browser is known to an account after somebody signed in there. It has tries of its own, so that a
stranger who guesses from everywhere, or from the same network, does not keep the editor out. The
cookie is no proof of anything else: whoever steals it may guess a few times.
"""

import re
import secrets
from ipaddress import IPv6Address, ip_address, ip_network

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

from cms.admin.sign_in.attempt_limits import digest

COOKIE, COOKIE_PATH = "cms_known", "/cms/"
SALT = "cms.admin.sign_in.known"
AGE = 400 * 24 * 60 * 60  # seconds: browsers keep no cookie longer
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
    text = client_address(request)
    try:
        address = ip_address(text)
    except ValueError:
        return text
    if not isinstance(address, IPv6Address):
        return text
    return str(address.ipv4_mapped or ip_network((address, NETWORK), strict=False))


def browser_of(request: HttpRequest, account: str) -> str:
    """Return the number of a browser that an account signed in with before, or ""."""
    try:
        known, number = signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=AGE)
    except (signing.BadSignature, ValueError):
        return ""
    return number if known == digest(account) else ""


def remember_browser(response: HttpResponse, account: str) -> None:
    """Make a browser known to an account that just proved who it is."""
    response.set_cookie(
        COOKIE,
        signing.dumps([digest(account), secrets.token_urlsafe(12)], salt=SALT),
        max_age=AGE,
        path=COOKIE_PATH,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Strict",
    )
