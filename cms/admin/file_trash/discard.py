"""Put pictures and documents into the trash, take them out of it, and delete them for good.

Pages keep their references, so a file that is put back is in all its places again. Until then
visitors get what they get where a picture is withheld, and links to a document lead nowhere.
"""

import logging
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from wagtail.documents.models import AbstractDocument
from wagtail.log_actions import log

from cms.admin.consent.state import apply_consents
from cms.admin.file_trash.models import DeletedFile
from cms.admin.trash.expiry import DAYS
from cms.log_and_continue import LogAndContinue
from cms.models import SiteImage

DISCARDED, RESTORED = "file_trash.discard", "file_trash.restore"
logger = logging.getLogger(__name__)


@transaction.atomic
def discard(file: SiteImage | AbstractDocument, user=None) -> DeletedFile:
    """Put a file into the trash, unless it is there already; return its entry."""
    place = {"image": file} if isinstance(file, SiteImage) else {"document": file}
    entry, is_new = DeletedFile.objects.get_or_create(**place, defaults={"deleted_by": user})
    if is_new:
        if entry.image:
            _mark(entry.image, True)
        log(instance=file, action=DISCARDED, user=user)
    return entry


@transaction.atomic
def restore(entry: DeletedFile, user=None) -> None:
    """Take a file out of the trash. Raises DeletedFile.DoesNotExist if somebody was first."""
    entry = DeletedFile.objects.select_for_update().get(pk=entry.pk)
    file = entry.file
    entry.delete()
    if isinstance(file, SiteImage):
        _mark(file, False)
    log(instance=file, action=RESTORED, user=user)


def _mark(image: SiteImage, is_deleted: bool) -> None:
    """Note it in the row of the picture itself, which says whether visitors see it."""
    SiteImage.objects.filter(pk=image.pk).update(is_deleted=is_deleted)
    apply_consents(image.pk)


@transaction.atomic
def delete_for_good(entry: DeletedFile, user=None) -> None:
    """Delete a file. Raises DeletedFile.DoesNotExist if it was put back meanwhile."""
    file = DeletedFile.objects.select_for_update().get(pk=entry.pk).file
    log(instance=file, action="wagtail.delete", user=user, deleted=True)
    file.delete()


def delete_expired() -> None:
    """Delete what was in the trash for thirty days, each in a transaction of its own."""
    over = DeletedFile.objects.filter(deleted_at__lte=timezone.now() - timedelta(days=DAYS))
    for entry in over:
        with LogAndContinue(f"the deletion of “{entry}” from the trash"):
            try:
                delete_for_good(entry)
            except DeletedFile.DoesNotExist:
                logger.info("an editor was first: %s", entry)
