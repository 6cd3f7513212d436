"""A month of the calendar, and the months before and after it."""

import re
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

WRITTEN = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")
FIRST, LAST = 2000, 2100  # years that the calendar accepts


@dataclass(frozen=True)
class Month:
    year: int
    number: int

    def __str__(self) -> str:
        return f"{self.year}-{self.number:02}"

    @property
    def first_day(self) -> date:
        return date(self.year, self.number, 1)

    @property
    def start(self) -> datetime:
        """The start of the month in the current time zone."""
        return timezone.make_aware(datetime(self.year, self.number, 1))

    def shifted(self, months: int) -> "Month":
        year, number = divmod(self.year * 12 + self.number - 1 + months, 12)
        return Month(year, number + 1)


def month_of(text: str) -> Month:
    """Return the month that `text` (YYYY-MM) gives, or the current month if it is not valid."""
    match = WRITTEN.fullmatch(text)
    if match and FIRST <= int(match[1]) <= LAST:
        return Month(int(match[1]), int(match[2]))
    today = timezone.localdate()
    return Month(today.year, today.month)
