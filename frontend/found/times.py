"""When a page was published, as other programs want to read it."""

from datetime import datetime, time

from django.utils.timezone import get_current_timezone

from frontend import content


def published_at(page: content.Page) -> datetime | None:
    """Return the day that a story is of, or when the page was published first."""
    if isinstance(page, content.Story) and page.date:
        return datetime.combine(page.date, time(), get_current_timezone())
    return page.published


def published(page: content.Page) -> str | None:
    """The same as text: a day alone where no hour is known (ISO 8601)."""
    if isinstance(page, content.Story) and page.date:
        return page.date.isoformat()
    return page.published and page.published.isoformat(timespec="seconds")
