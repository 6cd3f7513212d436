"""Undocumented names of Wagtail's redirects."""

import logging

from django.db import DatabaseError, transaction
from wagtail.contrib.redirects import signal_handlers
from wagtail.contrib.redirects.models import Redirect
from wagtail.contrib.redirects.signal_handlers import BatchRedirectCreator

__all__ = ["BatchRedirectCreator"]

log = logging.getLogger(__name__)
LONGEST = Redirect._meta.get_field("old_path").max_length or 0  # characters of an address


class FittingRedirects(BatchRedirectCreator):
    """Creates the redirects of a changed address, and never fails the change that stands already.

    What does not fit its column is left out and logged; SQLite would keep it, PostgreSQL refuses.
    So are former addresses of drafts, which no visitor has seen: a title that is typed makes many.
    """

    def process(self) -> None:
        self.items: list[Redirect] = [
            each for each in self.items if _was_seen(each) and _fits(each)
        ]
        if not self.items:  # for none at all, the first step would delete those of all pages
            return
        try:
            with transaction.atomic():
                super().process()
        except DatabaseError:
            log.exception("no redirects from %s", [each.old_path for each in self.items])
            self.items.clear()


def _was_seen(redirect: Redirect) -> bool:
    page = redirect.redirect_page
    return page is None or page.live or page.first_published_at is not None


def _fits(redirect: Redirect) -> bool:
    fits = len(redirect.old_path) <= LONGEST
    if not fits:
        log.warning(
            "no redirect from an address of more than %s characters: %s", LONGEST, redirect.old_path
        )
    return fits


def create_only_fitting() -> None:
    """Let Wagtail create its automatic redirects with `FittingRedirects`."""
    signal_handlers.BatchRedirectCreator = FittingRedirects
