"""Publish and unpublish pages at the time that an editor set."""

import logging
from collections.abc import Iterator
from datetime import datetime
from functools import lru_cache, partial
from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from wagtail.models import DraftStateMixin, Page, Revision

log = logging.getLogger(__name__)


def publish_due() -> None:
    """Carry out all changes that are due, each in a transaction of its own.

    A page that cannot be published, because its address is taken by now, is logged and skipped.
    """
    now = timezone.now()
    for change in [*_expired(now), *to_publish(now)]:
        try:
            with transaction.atomic():
                change()
        except ValidationError as reason:
            _log_once(f"a scheduled change waits: {change.args[0]}: {' '.join(reason.messages)}")


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
    thing.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")


def _publish(revision: Revision, now: datetime) -> None:
    # An editor may have cancelled the schedule since the list was read.
    current = Revision.objects.select_for_update().filter(pk=revision.pk)
    if current.filter(approved_go_live_at__lt=now).exists():
        revision.publish(log_action="wagtail.publish.scheduled")
