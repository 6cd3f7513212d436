"""Select the pages to check: those published since their last check, and all once a week.

The database is queried instead of listening to signals, so that no way of publishing is missed and
an import of a thousand pages is not delayed.
"""

from datetime import timedelta

from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Coalesce
from django.utils import timezone
from wagtail.models import Page
from wagtail.query import PageQuerySet

from cms.admin.checks.models import NO_REVISION, PageCheck
from cms.admin.checks.run import check_live
from cms.admin.consent.file_usage import pages_with
from cms.log_and_continue import LogAndContinue
from cms.models import SiteImage

WEEK = timedelta(days=7)  # links break although the page does not change
RETRY_AFTER = timedelta(minutes=10)  # the site was unreachable, or the check failed
BATCH = 5  # pages: other work of the background process waits meanwhile


def due_pages() -> PageQuerySet:
    """Return the live pages without an up-to-date check, ordered by id."""
    now = timezone.now()
    good = PageCheck.objects.filter(page=OuterRef("pk"), of_draft=False).filter(
        Q(site_answered=True) | Q(checked_at__gt=now - RETRY_AFTER),
        revision_id=Coalesce(OuterRef("live_revision_id"), NO_REVISION),
        checked_at__gt=now - WEEK,
    )
    return Page.objects.filter(live=True, depth__gt=1).exclude(Exists(good)).order_by("pk")


def check_some() -> None:
    """Check at most `BATCH` of the pages that are due."""
    for page in due_pages().specific()[:BATCH]:
        with LogAndContinue(f"the check of page {page.pk}, “{page}”"):
            _note_attempt(page)
            check_live(page)


def _note_attempt(page: Page) -> None:
    """Store the attempt first, so that a page whose check fails is retried later, not at once."""
    attempt = {
        "revision_id": page.live_revision_id or NO_REVISION,
        "checked_at": timezone.now(),
        "site_answered": False,
    }
    PageCheck.objects.update_or_create(page_id=page.pk, of_draft=False, defaults=attempt)


def check_all_again(**kwargs) -> None:
    """Mark all live pages as unchecked, because the levels of the checks changed."""
    PageCheck.objects.filter(of_draft=False).update(revision_id=None)


def check_pages_with(image: SiteImage, **kwargs) -> None:
    """Mark the pages with a picture as unchecked, because what is recorded of it changed."""
    pages = [page.pk for page in pages_with(image)]
    PageCheck.objects.filter(of_draft=False, page__in=pages).update(revision_id=None)
