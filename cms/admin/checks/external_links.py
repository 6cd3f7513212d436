"""Check the links to other sites, each about once a week, and store the results."""

from datetime import timedelta

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from cms.admin.checks.models import ExternalLink
from cms.admin.checks.run import FAILURES_OF_A_DEAD_LINK
from cms.admin.checks.safe_http import AddressRefused, problem_of
from cms.log_and_continue import LogAndContinue

WEEK = timedelta(days=7)
RETRY_AFTER = timedelta(hours=1)  # after the first failure, which may be temporary


def due_links() -> QuerySet:
    """Return the external links that are due for a check, those never checked first."""
    now = timezone.now()
    doubtful = Q(
        failures__gt=0, failures__lt=FAILURES_OF_A_DEAD_LINK, checked_at__lt=now - RETRY_AFTER
    )
    due = Q(checked_at=None) | Q(checked_at__lt=now - WEEK) | doubtful
    on_a_page = ExternalLink.objects.exclude(checks=None)
    return on_a_page.filter(due).order_by(F("checked_at").asc(nulls_first=True), "pk")


def check_next() -> None:
    """Check one link that is due. Takes several seconds if the site does not respond."""
    link = due_links().first()
    if link:
        check_link(link)


def check_link(link: ExternalLink) -> None:
    """Request the address; if it became dead or works again, schedule its pages for a check."""
    was_dead = is_dead(link)
    link.checked_at = timezone.now()
    link.save()  # saved first, so that a link whose check fails is not selected again at once
    link.problem = _problem(link.url)
    link.failures = link.failures + 1 if link.problem else 0
    with transaction.atomic():
        link.save()
        if is_dead(link) != was_dead:
            link.checks.filter(of_draft=False).update(revision_id=None)


def _problem(url: str) -> str:
    """Return what is wrong with an address, or "" if nothing is, or if that cannot be known."""
    with LogAndContinue(f"the check of the link {url}"):
        try:
            return problem_of(url)
        except AddressRefused:
            pass  # it may work in the editor's own network
    return ""


def is_dead(link: ExternalLink) -> bool:
    return link.failures >= FAILURES_OF_A_DEAD_LINK
