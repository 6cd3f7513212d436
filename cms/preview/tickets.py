"""Tickets of previews: signed, for one page, good for PREVIEW_MAX_AGE seconds."""

from datetime import timedelta

from django.conf import settings
from django.core import signing
from django.utils import timezone
from wagtail.models import Page

from cms.preview.models import Draft, name_of

SALT = "cms.preview.ticket"


class TicketExpiredError(Exception):
    """The ticket was good once."""


class TicketUnknownError(Exception):
    """Nobody here made this ticket, or what it was for is gone."""


def issue(page: Page, editor=None, *, is_typed: bool = False) -> str:
    """Keep a page as it is in memory, and return the ticket that shows it.

    A page that is being typed replaces what this editor typed before: an earlier ticket for it
    shows the newest.
    """
    content = {"content": page.to_json()}
    name = name_of(page)
    if is_typed:
        draft, _ = Draft.objects.update_or_create(
            page=name, editor=editor, is_typed=True, defaults=content
        )
    else:
        draft = Draft.objects.create(page=name, editor=editor, is_typed=False, **content)
    return signing.dumps([str(draft.pk), name], salt=SALT)


def read(ticket: str) -> Page:
    """Return the page that a ticket is for. Raises TicketExpiredError and TicketUnknownError."""
    try:
        draft, name = signing.loads(ticket, salt=SALT, max_age=settings.PREVIEW_MAX_AGE)
        return Draft.objects.get(pk=draft, page=name).as_page()
    except signing.SignatureExpired as error:
        raise TicketExpiredError from error
    except (signing.BadSignature, Draft.DoesNotExist) as error:
        raise TicketUnknownError from error


def withdraw(ticket: str) -> None:
    """Remove the draft of a ticket that was just issued: it shows nothing any more."""
    draft, _ = signing.loads(ticket, salt=SALT)
    Draft.objects.filter(pk=draft).delete()


def remove_expired() -> None:
    """Remove the drafts for which no ticket is good any more."""
    oldest = timezone.now() - timedelta(seconds=settings.PREVIEW_MAX_AGE)
    Draft.objects.filter(made_at__lt=oldest).delete()
