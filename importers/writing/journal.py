"""Remember which picture files a run writes, so that none stays behind without a row.

A database rolls back, a folder of files does not. Each name is written down, and on the disk,
before its file is made. Whoever comes next, be it the same run at its end or the run after one
that was killed, removes what no row knows.
"""

import os
from contextlib import suppress
from pathlib import Path

from django.conf import settings
from wagtail.images import get_image_model

from cms.background.tasks import make_renditions
from cms.models import SiteImage

NAME = ".import-journal"


class Journal:
    """The names of one run's files, in the media folder, one a line."""

    def __init__(self):
        self.file = Path(settings.MEDIA_ROOT, NAME)

    def note(self, name: str) -> None:
        """Write down that a file of this name, from the media folder, is about to be made."""
        self.file.parent.mkdir(parents=True, exist_ok=True)
        with open(self.file, "a", encoding="utf-8") as stream:
            stream.write(f"{name}\n")
            stream.flush()
            os.fsync(stream.fileno())

    def recover(self) -> None:
        """Finish what a killed run left: remove its strays, make the sizes that it did not."""
        if not self.file.exists():
            return
        kept = self.remove_strays()
        for image in get_image_model().objects.filter(file__in=kept):
            _remove_half_made_sizes(image)
            make_renditions.enqueue(image.pk)
        self.close()

    def remove_strays(self) -> set[str]:
        """Remove the files that no row knows and return the others. Not within a transaction."""
        if not self.file.exists():
            return set()
        names = set(self.file.read_text(encoding="utf-8").splitlines())
        model = get_image_model()
        known = set(model.objects.filter(file__in=names).values_list("file", flat=True))
        storage = model._meta.get_field("file").storage
        for name in sorted(names - known):
            storage.delete(name)
        return known

    def close(self) -> None:
        """Forget everything: the pictures are there, and so are their sizes."""
        self.file.unlink(missing_ok=True)


def _remove_half_made_sizes(image: SiteImage) -> None:
    """Remove files of sizes whose row was never written: the process died between the two."""
    storage = image.renditions.model._meta.get_field("file").storage
    folder = image.renditions_folder
    with suppress(FileNotFoundError):  # none was begun
        found = {f"{folder}/{name}" for name in storage.listdir(folder)[1]}
        for name in sorted(found - set(image.renditions.values_list("file", flat=True))):
            storage.delete(name)
