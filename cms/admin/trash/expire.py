"""Delete pages permanently when their time in the trash is over."""

import logging
from datetime import timedelta

from django.db import transaction
from django.db.models import ProtectedError
from django.utils import timezone

from cms.admin.trash.models import DAYS, DeletedPage
from cms.survival import Survives

log = logging.getLogger(__name__)


def delete_expired() -> int:
    """Delete each expired page in a transaction of its own, and return their number.

    A page that is protected by a reference stays in the trash.
    """
    over = DeletedPage.objects.filter(deleted_at__lte=timezone.now() - timedelta(days=DAYS))
    number = 0
    for entry in over.select_related("page"):
        with Survives(f"the deletion of “{entry.page}” from the trash"):
            number += _delete_unless_protected(entry)
    return number


def _delete_unless_protected(entry: DeletedPage) -> bool:
    try:
        delete_for_good(entry)
    except ProtectedError as reason:
        log.error("a page stays in the trash: %s: %s", entry.page, reason.args[0])
        return False
    return True


@transaction.atomic
def delete_for_good(entry: DeletedPage, user=None) -> None:
    """Delete the page and its descendants. Raises ProtectedError if a reference protects one."""
    entry.page.specific.delete(user=user)
