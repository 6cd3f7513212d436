"""The title and the address of a draft that nobody gave a title yet."""

import re
from collections.abc import Callable
from itertools import chain, count

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.models import Page

from slugs import slug_of


def placeholder() -> str:
    """Return the title of drafts without one, in the language of the site, whoever is writing."""
    with translation.override(settings.LANGUAGE_CODE):
        return _("Untitled")


def is_untitled(page: Page) -> bool:
    return page.title == placeholder()


def address_of(title: str) -> str:
    """Return the part of an address that a title gives, in other letters if it has to be."""
    made = slug_of(title) or slug_of(placeholder())
    return made[: Page._meta.get_field("slug").max_length - 10]  # with room for a number


def was_made_of(slug: str, title: str) -> bool:
    """Return True if an address is the one that a title gives, or that with a number."""
    return re.fullmatch(rf"{re.escape(address_of(title))}(-\d+)?", slug) is not None


def first_free(slug: str, is_free: Callable[[str], bool]) -> str:
    """Return an address, with a number behind it if it is not free."""
    candidates = chain([slug], (f"{slug}-{number}" for number in count(2)))
    return next(filter(is_free, candidates))
