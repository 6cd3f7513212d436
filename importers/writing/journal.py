"""Record which picture files a run writes, so that none is left without a row.

A database rolls back, a folder of files does not. Each name is written to the disk before its file
is made. The end of the run, or the next run after one that was killed, removes the files that no
row refers to.
"""

import os
from contextlib import suppress
from pathlib import Path

from django.conf import settings
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from cms.background.tasks import make_first_renditions, make_renditions
from cms.models import SiteImage

NAME = ".import-journal"


class Journal:
    """The names of one run's files, in the media folder, one a line."""

    def __init__(self):
        self.file = Path(settings.MEDIA_ROOT, NAME)

    def note(self, name: str) -> None:
        """Record that a file of this name, relative to the media folder, is about to be written."""
        self.file.parent.mkdir(parents=True, exist_ok=True)
        with open(self.file, "a", encoding="utf-8") as stream:
            stream.write(f"{name}\n")
            stream.flush()
            os.fsync(stream.fileno())

    def recover(self) -> None:
        """Clean up after a killed run: remove its orphaned files, make the missing renditions."""
        if not self.file.exists():
            return
        kept = self.remove_orphans()
        for image in get_image_model().objects.filter(file__in=kept):
            _remove_half_made_sizes(image)
            make_first_renditions.enqueue(image.pk)
            make_renditions.enqueue(image.pk)
        self.close()

    def remove_orphans(self) -> set[str]:
        """Remove the files that no row refers to and return the others. Not within a
        transaction."""
        if not self.file.exists():
            return set()
        names = set(self.file.read_text(encoding="utf-8").splitlines())
        model = get_image_model()
        known = {
            name
            for each in (model, get_document_model())
            for name in each.objects.filter(file__in=names).values_list("file", flat=True)
        }
        storage = model._meta.get_field("file").storage
        for name in sorted(names - known):
            storage.delete(name)
        return known

    def close(self) -> None:
        """Remove the journal: all pictures and their renditions are complete."""
        self.file.unlink(missing_ok=True)


def _remove_half_made_sizes(image: SiteImage) -> None:
    """Remove the files of renditions without a row: the process was killed between the two."""
    storage = image.renditions.model._meta.get_field("file").storage
    folder = image.renditions_folder
    with suppress(FileNotFoundError):  # none was begun
        found = {f"{folder}/{name}" for name in storage.listdir(folder)[1]}
        for name in sorted(found - set(image.renditions.values_list("file", flat=True))):
            storage.delete(name)
