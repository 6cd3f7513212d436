"""Publish and unpublish pages at the time that an editor set."""

import logging
from collections.abc import Iterator
from datetime import datetime
from functools import lru_cache, partial
from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import OperationalError, connection, transaction
from django.utils import timezone
from wagtail.models import DraftStateMixin, Page, Revision

from cms.log_and_continue import LogAndContinue
from cms.models.dates import end_of
from cms.models.version import hold_version

log = logging.getLogger(__name__)


def publish_due() -> None:
    """Carry out all changes that are due, each in a transaction of its own.

    A page that cannot be published, because its address is taken by now or for any other reason,
    is logged and skipped.
    """
    now = timezone.now()
    for change in [*_expired(now), *to_publish(now)]:
        with LogAndContinue(f"the scheduled change of {_name(change.args[0])}", once=True):
            _carry_out(change)


def _carry_out(change: partial[None]) -> None:
    try:
        with transaction.atomic():
            hold_version()  # before the row of a version, which a deletion changes too
            change()
    except ValidationError as reason:
        name, why = _name(change.args[0]), " ".join(reason.messages)
        _log_once(f"a scheduled change waits: {name}: {why}")
    except OperationalError as reason:
        if not connection.is_usable():
            raise
        # Somebody else has the page locked, which is no reason to leave the others.
        _log_once(f"a scheduled change waits: {_name(change.args[0])}: {reason}")


def _name(thing: Revision | DraftStateMixin) -> str:
    """Return what an administrator finds a page or a version of it by."""
    if isinstance(thing, Revision):
        return f"“{thing.object_str}” (page {thing.object_id})"
    return f"“{thing}” (page {thing.pk})"


def _expired(now: datetime) -> Iterator[partial[None]]:
    for model in _models_with_drafts():
        for thing in model.objects.filter(live=True, expire_at__lt=now).order_by("expire_at"):
            yield partial(_unpublish, thing)


def to_publish(now: datetime) -> Iterator[partial[None]]:
    due = Revision.objects.filter(approved_go_live_at__lt=now).order_by("approved_go_live_at")
    for revision in due:
        yield partial(_publish, revision, now)


@lru_cache(maxsize=1000)
def _log_once(message: str) -> None:
    log.error(message)


def _models_with_drafts() -> Iterator[Any]:
    yield Page
    for model in apps.get_models():
        if issubclass(model, DraftStateMixin) and not issubclass(model, Page):
            yield model


def _unpublish(thing: DraftStateMixin) -> None:
    """Unpublish, and clear the date, which has done its work and would stop the next change."""
    thing.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
    type(thing).objects.filter(pk=thing.pk).update(expire_at=None)


def _publish(revision: Revision, now: datetime) -> None:
    # An editor may have cancelled the schedule since the list was read.
    current = Revision.objects.select_for_update().filter(pk=revision.pk)
    if not current.filter(approved_go_live_at__lt=now).exists():
        return
    end = end_of(revision)
    if end is not None and end <= now:
        _pass_over(revision)
    else:
        revision.publish(log_action="wagtail.publish.scheduled")


def _pass_over(revision: Revision) -> None:
    """End a publication whose expiry date is over as well: no process worked in between."""
    thing = revision.content_object
    revision.approved_go_live_at = None
    revision.save(update_fields=["approved_go_live_at"])
    if thing.live:
        _unpublish(thing)
    else:
        type(thing).objects.filter(pk=thing.pk).update(expired=True, expire_at=None)
