"""Delete pages permanently when their time in the trash is over."""

import logging
from datetime import timedelta

from django.db import transaction
from django.db.models import ProtectedError, QuerySet
from django.utils import timezone
from wagtail.models import Page

from cms.admin.trash.expiry import DAYS
from cms.admin.trash.models import DeletedPage
from cms.admin.trash.privacy import keep_hidden_what_was_below
from cms.admin.trash.strays import separate_strays
from cms.admin.trash.tree import entries, lock_trash
from cms.log_and_continue import LogAndContinue
from cms.models.subtrees import recount

log = logging.getLogger(__name__)


def delete_expired() -> int:
    """Delete each expired page in a transaction of its own, and return their number.

    A page that is protected by a reference stays in the trash. Entries of pages that are not in
    the trash are removed first.
    """
    tidy()
    number = 0
    for entry in _expired().select_related("page"):
        with LogAndContinue(f"the deletion of “{entry.page}” from the trash"):
            number += _delete_unless_protected(entry)
    return number


def _expired() -> QuerySet[DeletedPage]:
    return entries().filter(deleted_at__lte=timezone.now() - timedelta(days=DAYS))


def _delete_unless_protected(entry: DeletedPage) -> bool:
    try:
        return _delete_expired(entry.pk)
    except ProtectedError as reason:
        log.error("a page stays in the trash: %s: %s", entry.page, reason.args[0])
    except DeletedPage.DoesNotExist:
        log.info("an editor was first: %s", entry.page)
    return False


@transaction.atomic
def _delete_expired(pk: int) -> bool:
    """Delete a page and those that were put in the trash with it; return False if one was public.

    Then somebody used it there, and its time begins anew.
    """
    lock_trash()
    entry = _expired().get(pk=pk)
    if separate_strays(entry):
        log.error("a page stays in the trash, where it was public: %s", entry.page)
        entry.deleted_at = timezone.now()
        entry.save(update_fields=["deleted_at"])
        return False
    _delete(entry)
    return True


@transaction.atomic
def delete_for_good(entry: DeletedPage, user=None) -> None:
    """Delete the page and the descendants that were put in the trash with it.

    Raises ProtectedError if a reference protects one, and DeletedPage.DoesNotExist if the page is
    not in the trash any more: `entry` was read before the trash was locked.
    """
    lock_trash()
    entry = entries().get(pk=entry.pk)
    separate_strays(entry)
    _delete(entry, user)


def _delete(entry: DeletedPage, user=None) -> None:
    keep_hidden_what_was_below(entry.page)
    recount(entry.page.path)  # treebeard leaves behind what is below a page that counts no children
    Page.objects.get(pk=entry.page_id).specific.delete(user=user)


@transaction.atomic
def tidy() -> None:
    """Remove the entries of pages that are not in the trash."""
    lock_trash()
    for entry in DeletedPage.objects.exclude(pk__in=entries()).select_related("page"):
        log.warning("a page is in use, and no longer counts as deleted: %s", entry.page)
        entry.delete()
