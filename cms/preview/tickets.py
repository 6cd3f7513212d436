"""Tickets for previews: signed, for one page, valid for PREVIEW_MAX_AGE seconds."""

from collections.abc import Iterable
from datetime import timedelta

from django.conf import settings
from django.core import signing
from django.utils import timezone
from wagtail.models import Page

from cms.preview.models import Draft, page_key

SALT = "cms.preview.ticket"


class TicketExpiredError(Exception):
    """Raised for a ticket that has expired."""


class TicketUnknownError(Exception):
    """Raised for a ticket with an invalid signature, or whose draft was deleted."""


def issue(page: Page, editor=None, *, is_typed: bool = False) -> str:
    """Store a page as it is in memory, and return a ticket for it.

    A page that is being typed replaces the editor's former draft of it, so that earlier tickets
    give the newest draft.
    """
    content = {"content": page.to_json()}
    name = page_key(page)
    if is_typed:
        draft, _ = Draft.objects.update_or_create(
            page=name, editor=editor, is_typed=True, defaults=content
        )
    else:
        draft = Draft.objects.create(page=name, editor=editor, is_typed=False, **content)
    return signing.dumps([str(draft.pk), name], salt=SALT)


def read(ticket: str) -> Page:
    """Return the page of a ticket. Raises TicketExpiredError or TicketUnknownError."""
    try:
        draft, name = signing.loads(ticket, salt=SALT, max_age=settings.PREVIEW_MAX_AGE)
        return Draft.objects.get(pk=draft, page=name).as_page()
    except signing.SignatureExpired as error:
        raise TicketExpiredError from error
    except (signing.BadSignature, Draft.DoesNotExist) as error:
        raise TicketUnknownError from error


def withdraw(ticket: str) -> None:
    """Delete the draft of a ticket, which is invalid from then on."""
    draft, _ = signing.loads(ticket, salt=SALT)
    Draft.objects.filter(pk=draft).delete()


def withdraw_all_of(pages: Iterable[int]) -> None:
    """Delete the drafts of pages, and those of new pages below them."""
    ids = {str(pk) for pk in pages}
    kept = Draft.objects.values_list("pk", "page")
    gone = [draft for draft, name in kept if name.rpartition(" ")[2] in ids]
    Draft.objects.filter(pk__in=gone).delete()


def remove_expired() -> None:
    """Delete the drafts whose tickets have expired."""
    oldest = timezone.now() - timedelta(seconds=settings.PREVIEW_MAX_AGE)
    Draft.objects.filter(made_at__lt=oldest).delete()
