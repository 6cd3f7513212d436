"""Store the pictures and documents of a run, each once, and look up none of them twice."""

from io import BytesIO
from pathlib import Path

from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from wagtail.documents import get_document_model
from wagtail.documents.models import AbstractDocument
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage
from wagtail.models import Collection

from cms.models.readable_documents import readable
from importers.compat.wagtail import hash_filelike
from importers.files.linked_files import LinkedFile
from importers.files.pictures import Picture, PictureError, bytes_of
from importers.writing.journal import Journal

MAX_NAME = 100  # characters of a file's name, in Wagtail's field


class Library:
    """Stores files. `commit` or `rollback` follows, as the page that needs them is written or
    not."""

    def __init__(self, journal: Journal):
        self.journal = journal
        self.known: dict[str, AbstractImage] = {}
        self.documents: dict[str, AbstractDocument] = {}
        self.unsure_documents: list[str] = []
        self.unsure: list[str] = []

    def store(self, picture: Picture, description: str) -> AbstractImage:
        """Return the picture of the library with these bytes, or raise a PictureError."""
        if picture.hash not in self.known:
            self.known[picture.hash] = store(picture, description, self.journal)
            self.unsure.append(picture.hash)
        return self.known[picture.hash]

    def store_document(self, document: LinkedFile) -> AbstractDocument:
        """Return the document of the library with these bytes."""
        if document.hash not in self.documents:
            self.documents[document.hash] = store_document(document, self.journal)
            self.unsure_documents.append(document.hash)
        return self.documents[document.hash]

    def commit(self) -> None:
        self.unsure.clear()
        self.unsure_documents.clear()

    def rollback(self) -> None:
        """Forget the newest files: the database rolled their rows back."""
        for name in self.unsure:
            del self.known[name]
        for name in self.unsure_documents:
            del self.documents[name]
        self.commit()


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
    upload = ImageFile(BytesIO(data), name=picture.name)
    image = model(title=picture.file.stem, description=description, file=upload)
    name = image.file.field.generate_filename(image, upload.name)
    free = image.file.storage.get_available_name(name, max_length=MAX_NAME)
    journal.note(free)
    image.file.save(Path(free).name, upload, save=False)
    image.file_size, image.file_hash = len(data), picture.hash
    image.save()
    return image


def store_document(document: LinkedFile, journal: Journal) -> AbstractDocument:
    """Return the document with these bytes that all may read, stored if there is none.

    Raise a PictureError if its file has changed since it was checked.
    """
    model, everyone = get_document_model(), Collection.get_first_root_node()
    found = readable(model.objects.filter(file_hash=document.hash, collection=everyone)).first()
    if found:
        return found
    data = document.file.read_bytes()
    if hash_filelike(BytesIO(data)) != document.hash:
        raise PictureError("picture-changed", name=document.file.name)
    stored = model(title=document.file.stem, file_size=len(data), file_hash=document.hash)
    upload = ContentFile(data, name=document.file.name)
    name = stored.file.field.generate_filename(stored, upload.name)
    free = stored.file.storage.get_available_name(name, max_length=MAX_NAME)
    journal.note(free)
    stored.file.save(Path(free).name, upload, save=False)
    stored.save()
    return stored
