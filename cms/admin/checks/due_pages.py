"""Which pages are to be checked: those that were published since, and all once a week.

It asks the database, not signals: so no way of publishing is missed, and an import of a thousand
pages waits for none of it.
"""

from datetime import timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone
from wagtail.models import Page

from cms.admin.checks.models import NO_REVISION, PageCheck
from cms.admin.checks.run import check_live

WEEK = timedelta(days=7)  # links die while nobody touches the page
NOT_ALL_SEEN = timedelta(minutes=10)  # the site was away, or the check broke down
AT_ONCE = 5  # pages: other work of the background process waits for them


def due_pages() -> QuerySet:
    """Return the public pages whose last check is out of date, those never checked first."""
    now = timezone.now()
    good = PageCheck.objects.filter(page=OuterRef("pk"), of_draft=False).filter(
        Q(site_answered=True) | Q(checked_at__gt=now - NOT_ALL_SEEN),
        revision_id=Coalesce(OuterRef("live_revision_id"), NO_REVISION),
        checked_at__gt=now - WEEK,
    )
    return Page.objects.filter(live=True, depth__gt=1).exclude(Exists(good)).order_by("pk")


def check_some() -> None:
    """Check a few of the pages that are due."""
    for page in due_pages().specific()[:AT_ONCE]:
        _note_attempt(page)
        check_live(page)


def _note_attempt(page: Page) -> None:
    """A page on which a check breaks down comes back later, and holds up no other work for ever."""
    attempt = {
        "revision_id": page.live_revision_id or NO_REVISION,
        "checked_at": timezone.now(),
        "site_answered": False,
    }
    PageCheck.objects.update_or_create(page_id=page.pk, of_draft=False, defaults=attempt)


def check_all_again(**kwargs) -> None:
    """Forget that pages were checked: the levels of the checks changed."""
    PageCheck.objects.filter(of_draft=False).update(revision_id=None)
