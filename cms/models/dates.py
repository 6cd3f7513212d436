"""Moments that editors type, and dates of expiry that have done their work: these are cleared, and
are no input any more."""

from datetime import UTC, datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from wagtail.models import Revision


class MomentField(forms.DateTimeField):
    """Takes the first of the two moments with the same name in the night in which the clock goes
    back, which Django refuses: a page that had such a moment could not be saved any more."""

    def to_python(self, value):
        with timezone.override(UTC):  # where each hour comes once
            typed = super().to_python(value)
        return typed and moment_of(typed.replace(tzinfo=None))


def moment_of(typed: datetime) -> datetime:
    """Return the moment that clocks here show like this, the first of two.

    Raise ValidationError for an hour that the clock leaves out.
    """
    moment = timezone.make_aware(typed)
    if shown(moment) != typed:
        message = _(
            "%(time)s does not exist on %(day)s: the clock skips an hour that night. Choose "
            "another time."
        )
        raise ValidationError(message % {"time": f"{typed:%H:%M}", "day": f"{typed:%d-%m-%Y}"})
    return moment


def shown(moment: datetime) -> datetime:
    """Return what clocks here show at a moment."""
    return timezone.localtime(moment.astimezone(UTC)).replace(tzinfo=None)


def is_over(moment: datetime | None) -> bool:
    return moment is not None and moment <= timezone.now()


def end_of(revision: Revision | None) -> datetime | None:
    """Return the expiry date that was stored in a version, also if it is over by now."""
    content: dict[str, Any] = revision.content if revision else {}
    stored = content.get("expire_at")
    return parse_datetime(stored) if stored else None


def same_minute(first: datetime | None, second: datetime | None) -> bool:
    """Return True for the same moment, as an editor's form gives it: without seconds.

    Both are compared in UTC: in an hour that comes twice, Python has moments of two zones differ.
    """
    if first is None or second is None:
        return False
    one, other = (each.astimezone(UTC).replace(second=0, microsecond=0) for each in (first, second))
    return one == other


def looks_the_same(first: datetime | None, second: datetime | None) -> bool:
    """Return True if a form shows both in the same way."""
    if first is None or second is None:
        return first is second
    one, other = (shown(each).replace(second=0, microsecond=0) for each in (first, second))
    return one == other
