"""Keep the pictures of a run in the picture library, each once, and look up none of them twice."""

from io import BytesIO
from pathlib import Path

from django.core.files.images import ImageFile
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage

from importers.files.pictures import Picture, bytes_of
from importers.writing.journal import Journal

MAX_NAME = 100  # characters of a file's name, in Wagtail's field


class Library:
    """Stores pictures; `commit` and `rollback` say whether the page that asked for them stands."""

    def __init__(self, journal: Journal):
        self.journal = journal
        self.known: dict[str, AbstractImage] = {}
        self.unsure: list[str] = []

    def store(self, picture: Picture, description: str) -> AbstractImage:
        """Return the picture of the library with these bytes; raises a PictureError."""
        if picture.hash not in self.known:
            self.known[picture.hash] = store(picture, description, self.journal)
            self.unsure.append(picture.hash)
        return self.known[picture.hash]

    def commit(self) -> None:
        self.unsure.clear()

    def rollback(self) -> None:
        """The database rolled back, and the rows of the newest pictures with it."""
        for name in self.unsure:
            del self.known[name]
        self.unsure.clear()


def store(picture: Picture, description: str, journal: Journal) -> AbstractImage:
    """Return the picture of the library with these bytes, made if there is none.

    Wagtail checks no upload that code makes: `picture` must come from a PictureFolder. A database
    that rolls back leaves files where they are, so the journal learns of this one first.
    """
    model = get_image_model()
    found = model.objects.filter(file_hash=picture.hash).first()
    if found:
        return found
    data = bytes_of(picture)
    upload = ImageFile(BytesIO(data), name=picture.file.name)
    image = model(title=picture.file.stem, description=description, file=upload)
    name = image.file.field.generate_filename(image, upload.name)
    free = image.file.storage.get_available_name(name, max_length=MAX_NAME)
    journal.note(free)
    image.file.save(Path(free).name, upload, save=False)
    image.file_size, image.file_hash = len(data), picture.hash
    image.save()
    return image
