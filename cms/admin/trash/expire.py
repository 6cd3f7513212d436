"""Delete pages permanently when their time in the trash is over."""

import logging
from datetime import timedelta

from django.db import transaction
from django.db.models import ProtectedError
from django.utils import timezone

from cms.admin.trash.models import DAYS, DeletedPage
from cms.admin.trash.tree import entries, lock_trash
from cms.survival import Survives

log = logging.getLogger(__name__)


def delete_expired() -> int:
    """Delete each expired page in a transaction of its own, and return their number.

    A page that is protected by a reference stays in the trash. Entries of pages that are not in
    the trash are removed first.
    """
    tidy()
    over = entries().filter(deleted_at__lte=timezone.now() - timedelta(days=DAYS))
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
    except DeletedPage.DoesNotExist:
        log.info("an editor was first: %s", entry.page)
        return False
    return True


@transaction.atomic
def delete_for_good(entry: DeletedPage, user=None) -> None:
    """Delete the page and its descendants.

    Raises ProtectedError if a reference protects one, and DeletedPage.DoesNotExist if the page is
    not in the trash any more: `entry` was read before the trash was locked.
    """
    lock_trash()
    entries().get(pk=entry.pk).page.specific.delete(user=user)


@transaction.atomic
def tidy() -> None:
    """Remove the entries of pages that are not in the trash."""
    lock_trash()
    for entry in DeletedPage.objects.exclude(pk__in=entries()).select_related("page"):
        log.warning("a page is in use, and no longer counts as deleted: %s", entry.page)
        entry.delete()
