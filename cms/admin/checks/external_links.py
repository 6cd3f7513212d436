"""Which addresses of other sites are to be asked, and what came of it: each about once a week."""

from datetime import timedelta

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from cms.admin.checks.models import ExternalLink
from cms.admin.checks.run import FAILURES_OF_A_DEAD_LINK
from cms.admin.checks.safe_http import AddressRefused, problem_of

WEEK = timedelta(days=7)
AGAIN = timedelta(hours=1)  # after the first failure: it may have been bad luck


def due_links() -> QuerySet:
    now = timezone.now()
    doubtful = Q(failures__gt=0, failures__lt=FAILURES_OF_A_DEAD_LINK, checked_at__lt=now - AGAIN)
    due = Q(checked_at=None) | Q(checked_at__lt=now - WEEK) | doubtful
    on_a_page = ExternalLink.objects.exclude(checks=None)
    return on_a_page.filter(due).order_by(F("checked_at").asc(nulls_first=True), "pk")


def ask_next() -> None:
    """Ask one address that is due. It takes some seconds where a site does not answer."""
    link = due_links().first()
    if link:
        ask(link)


def ask(link: ExternalLink) -> None:
    """Ask an address, and let the pages with it be checked again when it died or came back."""
    was_dead = is_dead(link)
    link.checked_at = timezone.now()
    link.save()  # before: an address on which this breaks down is not the next one again
    try:
        link.problem = problem_of(link.url)
    except AddressRefused:
        link.problem = ""  # not ours to judge: perhaps it works where the editor is
    link.failures = link.failures + 1 if link.problem else 0
    with transaction.atomic():
        link.save()
        if is_dead(link) != was_dead:
            link.checks.filter(of_draft=False).update(revision_id=None)


def is_dead(link: ExternalLink) -> bool:
    return link.failures >= FAILURES_OF_A_DEAD_LINK
