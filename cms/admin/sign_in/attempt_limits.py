"""Limits on guessing: so many tries of one thing, and then a lockout.

A try is counted before anybody knows whether it is right, so that any number of them at the same
moment does not pass the limit. One that was right is given back.
"""

import math
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import ngettext

from cms.admin.sign_in.models import Tries

SALT = "cms.admin.sign_in.bounds"  # the former name of this module: hashes are stored


@dataclass(frozen=True)
class AttemptLimit:
    """At most `tries` within `minutes`, which are counted from the first one."""

    name: str
    tries: int
    minutes: int

    def of(self, *, account: str = "", place: str = "") -> "LimitedAttempts":
        return LimitedAttempts(self, digest(account), digest(place))


@dataclass(frozen=True)
class LimitedAttempts:
    """What one limit counts for: the tries of an account, from a place, or of both."""

    limit: AttemptLimit
    account: str
    place: str

    def take(self) -> int:
        """Count a try and return 0, or return the seconds until the next one is allowed."""
        now = timezone.now()
        with transaction.atomic():
            row = self._locked_row(now)
            if row.number >= self.limit.tries:
                return seconds_until(row.ends_at, now)
            row.number += 1
            row.save(update_fields=["number", "ends_at"])
        return 0

    def _locked_row(self, now: datetime) -> Tries:
        """Return the row, which nobody else changes until the end of the transaction."""
        end = now + timedelta(minutes=self.limit.minutes)
        rows = Tries.objects.select_for_update()
        row, _ = rows.get_or_create(**self._key(), defaults={"ends_at": end})
        if not now < row.ends_at <= self._latest_end(now):
            row.number, row.ends_at = 0, end
        return row

    def wait(self) -> int:
        """Return the seconds until a try is allowed, without counting one."""
        now = timezone.now()
        ends = {"ends_at__gt": now, "ends_at__lte": self._latest_end(now)}
        full = Tries.objects.filter(**self._key(), number__gte=self.limit.tries, **ends)
        return max((seconds_until(row.ends_at, now) for row in full), default=0)

    def _latest_end(self, now: datetime) -> datetime:
        """Return when a lockout ends at the latest: what ends later is of a clock that was ahead.

        Clocks of several servers differ, by less than a lockout.
        """
        return now + timedelta(minutes=2 * self.limit.minutes)

    def give_back(self) -> None:
        Tries.objects.filter(**self._key(), number__gt=0).update(number=F("number") - 1)

    def forget(self) -> None:
        Tries.objects.filter(**self._key()).delete()

    def _key(self) -> dict[str, str]:
        return {"bound": self.limit.name, "account": self.account, "place": self.place}


def take_all(attempts: Iterable[LimitedAttempts]) -> int:
    """Count a try for each and return 0; or count it for none, and return the seconds to wait."""
    taken: list[LimitedAttempts] = []
    for each in attempts:
        seconds = each.take()
        if seconds:
            for counted in taken:
                counted.give_back()
            return seconds
        taken.append(each)
    return 0


def lift(limits: Iterable[AttemptLimit], account: str) -> int:
    """Forget all tries of an account from any place, and return how many rows had some."""
    names = [limit.name for limit in limits]
    return Tries.objects.filter(bound__in=names, account=digest(account)).delete()[0]


def remove_ended() -> None:
    """Delete the tries that count no more: those of a minute ago may still be in use."""
    Tries.objects.filter(ends_at__lt=timezone.now() - timedelta(minutes=1)).delete()


def in_minutes(seconds: int) -> str:
    """Return a time to wait in words: “in 5 minutes”."""
    minutes = max(1, math.ceil(seconds / 60))
    return ngettext("in %(number)s minute", "in %(number)s minutes", minutes) % {"number": minutes}


def seconds_until(end: datetime, now: datetime) -> int:
    return max(1, math.ceil((end - now).total_seconds()))


def digest(text: str) -> str:
    """Return a hash that is the same for all ways of writing a name."""
    if not text:
        return ""
    same = unicodedata.normalize("NFKC", text).casefold().strip()
    return salted_hmac(SALT, same, algorithm="sha256").hexdigest()
