"""What may be guessed, and how often: passwords of accounts, and requests for new ones."""

from django.conf import settings
from django.http import HttpRequest

from cms.admin.sign_in.attempt_limits import AttemptLimit, LimitedAttempts, lift, take_all
from cms.admin.sign_in.client import browser_of
from cms.client_address import network

HOUR = 60  # minutes
PAIR = AttemptLimit("password", settings.SIGN_IN_TRIES, settings.SIGN_IN_PAUSE)
PLACE = AttemptLimit("password from place", settings.SIGN_IN_TRIES * 10, settings.SIGN_IN_PAUSE)
# From all places together, for which a stranger needs many: known browsers are not affected.
ACCOUNT = AttemptLimit("password of account", settings.SIGN_IN_TRIES * 20, settings.SIGN_IN_PAUSE)
KNOWN = AttemptLimit("password in browser", settings.SIGN_IN_TRIES * 2, settings.SIGN_IN_PAUSE)
PASSWORDS = (PAIR, PLACE, ACCOUNT, KNOWN)

RESETS = AttemptLimit("reset of address", settings.PASSWORD_RESETS, HOUR)
RESETS_FROM = AttemptLimit("reset from place", settings.PASSWORD_RESETS * 5, HOUR)

SHARED = AttemptLimit("shared password", settings.SIGN_IN_TRIES * 2, settings.SIGN_IN_PAUSE)
SHARED_FROM = AttemptLimit("shared from place", settings.SIGN_IN_TRIES * 10, settings.SIGN_IN_PAUSE)
TOKENS = AttemptLimit("token from place", settings.SIGN_IN_TRIES * 20, settings.SIGN_IN_PAUSE)


class PasswordGuess:
    """One try of a name with a password, which `begin` counts."""

    def __init__(self, request: HttpRequest, account: str):
        place, browser = network(request), browser_of(request, account)
        if browser:
            self.own = KNOWN.of(account=account, place=browser)
            self.shared: tuple[LimitedAttempts, ...] = ()
        else:
            self.own = PAIR.of(account=account, place=place)
            self.shared = (PLACE.of(place=place), ACCOUNT.of(account=account))

    def begin(self) -> int:
        """Return 0, or the seconds to wait: the password is not to be looked at then."""
        return take_all((self.own, *self.shared))

    def was_right(self) -> None:
        """Forget the typing errors before. What others share counts them still."""
        self.own.forget()
        for each in self.shared:
            each.give_back()


def ask_for_reset(request: HttpRequest, email: str) -> int:
    """Count a request for a new password. Return 0, or the seconds to wait."""
    return take_all((RESETS.of(account=email), RESETS_FROM.of(place=network(request))))


def unlock(account: str) -> int:
    """End the lockouts of an account, and return how many it had begun."""
    return lift(PASSWORDS, account)
