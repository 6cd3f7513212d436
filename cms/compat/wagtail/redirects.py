"""Undocumented names of Wagtail's redirects."""

import logging
from collections.abc import Callable
from importlib import import_module
from typing import Any

import django_filters
from django import forms
from django.db import DatabaseError, transaction
from django.utils.translation import gettext_lazy as in_wagtails_words  # not collected for ours
from wagtail.contrib.redirects import base_formats, signal_handlers, views
from wagtail.contrib.redirects.filters import RedirectsReportFilterSet
from wagtail.contrib.redirects.forms import ImportForm, RedirectForm
from wagtail.contrib.redirects.models import Redirect
from wagtail.contrib.redirects.signal_handlers import BatchRedirectCreator

__all__ = ["BatchRedirectCreator", "ImportForm"]

log = logging.getLogger(__name__)
# Its package gives the name `router` to an object.
router: Any = import_module("wagtail.contrib.redirects.api.v3.router")
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


class RedirectFilters(RedirectsReportFilterSet):
    """Wagtail's filters, in the language of who looks.

    Wagtail translates the words of this one when the process starts, to the language of the site.
    """

    is_permanent = django_filters.ChoiceFilter(
        label=in_wagtails_words("Type"),
        method="filter_type",
        choices=(
            (True, in_wagtails_words("Permanent")),
            (False, in_wagtails_words("Temporary")),
        ),
        empty_label=in_wagtails_words("All"),
        widget=forms.RadioSelect,
    )


def validate_all_with(form: type[RedirectForm]) -> None:
    """Let API v3 and the import of a file validate redirects with a form of ours."""
    router.RedirectForm = form
    views.RedirectForm = form


def read_files_with(
    form: type[ImportForm],
    rows_of_text: Callable[[str, str], list[list]],
    rows_of_book: Callable[[bytes], list[list]],
) -> None:
    """Let a form of ours take the files of redirects, and functions of ours read them."""

    def read_text(self, data: str, delimiter: str = ",") -> base_formats.Dataset:
        return base_formats.Dataset(rows_of_text(data, delimiter))

    def read_book(self, data: bytes) -> base_formats.Dataset:
        return base_formats.Dataset(rows_of_book(data))

    views.ImportForm = form
    base_formats.CSV.create_dataset = read_text  # and TSV, which is one
    base_formats.XLSX.create_dataset = read_book
