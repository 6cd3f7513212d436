"""Really delete what has been in the trash for long enough."""

import logging
from datetime import timedelta

from django.db import transaction
from django.db.models import ProtectedError
from django.utils import timezone

from cms.admin.trash.models import DAYS, DeletedPage

log = logging.getLogger(__name__)


def delete_expired() -> int:
    """Delete each page whose days are over, in a transaction of its own; return how many.

    One that something else still needs stays, and holds up no other.
    """
    over = DeletedPage.objects.filter(deleted_at__lte=timezone.now() - timedelta(days=DAYS))
    number = 0
    for entry in over.select_related("page"):
        try:
            delete_for_good(entry)
            number += 1
        except ProtectedError as reason:
            log.error("a page stays in the trash: %s: %s", entry.page, reason.args[0])
    return number


@transaction.atomic
def delete_for_good(entry: DeletedPage, user=None) -> None:
    """Delete the page and all below it. Raises a ProtectedError if something still needs it."""
    entry.page.specific.delete(user=user)
