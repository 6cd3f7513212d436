"""When a page was published, as other programs want to read it."""

from datetime import datetime, time

from django.utils.timezone import get_current_timezone

from frontend.content import pages


def published_at(page: pages.Page) -> datetime | None:
    """Return the day that a story is of, or when the page was published first."""
    if isinstance(page, pages.Story) and page.date:
        return datetime.combine(page.date, time(), get_current_timezone())
    return page.published


def published(page: pages.Page) -> str | None:
    """The same as text: a day alone where no hour is known (ISO 8601)."""
    if isinstance(page, pages.Story) and page.date:
        return page.date.isoformat()
    return page.published and page.published.isoformat(timespec="seconds")
