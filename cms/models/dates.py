"""Dates of expiry that have done their work: they are cleared, and are no input any more."""

from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.dateparse import parse_datetime
from wagtail.models import Revision


def is_over(moment: datetime | None) -> bool:
    return moment is not None and moment <= timezone.now()


def end_of(revision: Revision | None) -> datetime | None:
    """Return the expiry date that was stored in a version, also if it is over by now."""
    content: dict[str, Any] = revision.content if revision else {}
    stored = content.get("expire_at")
    return parse_datetime(stored) if stored else None


def same_minute(first: datetime | None, second: datetime | None) -> bool:
    """Return True for the same moment, as an editor's form gives it: without seconds."""
    if first is None or second is None:
        return False
    return first.replace(second=0, microsecond=0) == second.replace(second=0, microsecond=0)
