"""Files of the screens for many at once, which wait there for what is missing to be filled in."""

from datetime import datetime, timedelta

from django.utils import timezone

from cms.compat.wagtail.models import UploadedFile
from cms.log_and_continue import LogAndContinue

DAYS = 7  # nobody comes back for one after that: the screen does not show it again


def delete_forgotten() -> None:
    """Delete what nobody filled in. A photo of somebody is not kept without a reason."""
    end = timezone.now() - timedelta(days=DAYS)
    for upload in UploadedFile.objects.iterator():
        with LogAndContinue(f"the deletion of a file that waits, {upload.file.name}"):
            _delete_if_older(upload, end)


def _delete_if_older(upload: UploadedFile, end: datetime) -> None:
    storage, name = upload.file.storage, upload.file.name
    if storage.exists(name) and storage.get_modified_time(name) > end:
        return
    upload.file.delete(save=False)
    upload.delete()
