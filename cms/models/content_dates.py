"""When the content of a page last changed, where that is not when it was last published.

An import publishes what was written years ago. It notes what the file says, together with the
publication for which that holds: whoever publishes the page next has changed it.
"""

from datetime import datetime

from django.db import models
from wagtail.models import Page


class ContentDate(models.Model):
    page = models.OneToOneField(Page, on_delete=models.CASCADE, related_name="content_date")
    changed_at = models.DateTimeField()
    published_at = models.DateTimeField()  # `last_published_at` of the page at that time

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.changed_at)


def content_changed_at(page: Page) -> datetime | None:
    """Return when the content of a public page last changed; None if it was never published."""
    known: ContentDate | None = getattr(page, "content_date", None)
    if known and known.published_at == page.last_published_at:
        return known.changed_at
    return page.last_published_at
