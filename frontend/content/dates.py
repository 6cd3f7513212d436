"""Parsing of the dates and times in the API's JSON (ISO 8601)."""

from datetime import date, datetime


def read_date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def read_time(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
