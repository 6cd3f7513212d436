"""Whether the browser that a request comes from is known.

A browser is known to an account after somebody signed in there. It has tries of its own, so that a
stranger who guesses from everywhere, or from the same network, does not keep the editor out. The
cookie is no proof of anything else: whoever steals it may guess a few times.
"""

import secrets

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

from cms.admin.sign_in.attempt_limits import digest

COOKIE, COOKIE_PATH = "cms_known", "/cms/"
SALT = "cms.admin.sign_in.known"
BY_MAIL = "mail:"  # begins the number of a browser in which only a link from a mail was used
AGE = 400 * 24 * 60 * 60  # seconds: browsers keep no cookie longer


def browser_of(request: HttpRequest, account: str) -> str:
    """Return the number of a browser that an account signed in with before, or ""."""
    try:
        known, number = signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=AGE)
    except (signing.BadSignature, ValueError):
        return ""
    return number if known == digest(account) else ""


def signed_in_browser_of(request: HttpRequest, account: str) -> str:
    """Return the same, but "" if nobody signed in there, and a link from a mail was used."""
    number = browser_of(request, account)
    return "" if number.startswith(BY_MAIL) else number


def remember_browser(response: HttpResponse, account: str, *, by_mail: bool = False) -> None:
    """Make a browser known to an account that just proved who it is."""
    number = secrets.token_urlsafe(12)
    response.set_cookie(
        COOKIE,
        signing.dumps([digest(account), f"{BY_MAIL}{number}" if by_mail else number], salt=SALT),
        max_age=AGE,
        path=COOKIE_PATH,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Strict",
    )
