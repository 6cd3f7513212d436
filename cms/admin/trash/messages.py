"""Messages of the admin after pages were moved to the trash or restored."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages as admin_messages

from cms.admin.trash.models import DeletedPage
from cms.admin.trash.restore import Restored


def say_deleted(request: HttpRequest, entries: Sequence[DeletedPage]) -> None:
    """Add a message that names the deleted pages, with a button to undo it."""
    if len(entries) == 1:
        message = _("“%(title)s” is in the trash.") % {"title": entries[0]}
    else:
        number = len(entries)
        message = (
            ngettext("%d page is in the trash.", "%d pages are in the trash.", number) % number
        )
    values = {"message": message, "entries": entries, "csrf_token": get_token(request)}
    messages.success(request, render_to_string("trash/_undo.html", values))


def say_holds_a_site(request: HttpRequest, title: str) -> None:
    text = _("“%(title)s” cannot be deleted: the home page of the site is this page or below it.")
    admin_messages.error(request, text % {"title": title})


def say_restored(request: HttpRequest, restored: Restored) -> None:
    title = restored.page.get_admin_display_title()
    if restored.is_live:
        message = _("“%(title)s” is back, and on the site again.")
    else:
        message = _("“%(title)s” is back, as a draft.")
    admin_messages.success(request, message % {"title": title})
    if restored.has_new_slug:
        text = _(
            "Another page has the old address of “%(title)s” now. "
            "Its new address ends in /%(slug)s/."
        )
        admin_messages.warning(request, text % {"title": title, "slug": restored.page.slug})
