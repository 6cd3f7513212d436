"""Store the pictures of a run in the picture library, each once, and look up none of them twice."""

from io import BytesIO
from pathlib import Path

from django.core.files.images import ImageFile
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage

from importers.files.pictures import Picture, bytes_of
from importers.writing.journal import Journal

MAX_NAME = 100  # characters of a file's name, in Wagtail's field


class Library:
    """Stores pictures. `commit` or `rollback` follows, as the page that needs them is written or
    not."""

    def __init__(self, journal: Journal):
        self.journal = journal
        self.known: dict[str, AbstractImage] = {}
        self.unsure: list[str] = []

    def store(self, picture: Picture, description: str) -> AbstractImage:
        """Return the picture of the library with these bytes, or raise a PictureError."""
        if picture.hash not in self.known:
            self.known[picture.hash] = store(picture, description, self.journal)
            self.unsure.append(picture.hash)
        return self.known[picture.hash]

    def commit(self) -> None:
        self.unsure.clear()

    def rollback(self) -> None:
        """Forget the newest pictures: the database rolled their rows back."""
        for name in self.unsure:
            del self.known[name]
        self.unsure.clear()


def store(picture: Picture, description: str, journal: Journal) -> AbstractImage:
    """Return the picture of the library with these bytes, stored if there is none.

    Wagtail does not validate uploads by code: `picture` must come from a PictureFolder. The name is
    added to the journal first, since a database that rolls back leaves the file.
    """
    model = get_image_model()
    found = model.objects.filter(file_hash=picture.hash, is_deleted=False).first()
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
