"""How often a second step may be tried. Whoever tries knows the password already.

A code has a million values and three are right, so all places share the tries of an account. Its
known browsers have their own, but for those in which only a link from a mail was used: who reads
that mail would have new tries with each link. A passkey cannot be guessed, and does not wait.
"""

from django.conf import settings
from django.http import HttpRequest

from cms.admin.sign_in.attempt_limits import AttemptLimit, LimitedAttempts, lift
from cms.admin.sign_in.client import signed_in_browser_of

CODES = AttemptLimit("second step", settings.SIGN_IN_TRIES * 2, minutes=60)
CODES_KNOWN = AttemptLimit("second step in browser", settings.SIGN_IN_TRIES * 2, minutes=60)


def code_guess(request: HttpRequest, account: str) -> LimitedAttempts:
    browser = signed_in_browser_of(request, account)
    if browser:
        return CODES_KNOWN.of(account=account, place=browser)
    return CODES.of(account=account)


def unlock(account: str) -> int:
    """End the lockouts of an account. A new password does not do that."""
    return lift((CODES, CODES_KNOWN), account)
