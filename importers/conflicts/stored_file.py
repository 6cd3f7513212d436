"""Convert the stored file of a conflict again, with the importer's own conversion."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from cms.models import HomePage
from cms.models.site_profile import site_components
from cms.profile.components import from_json
from importers.content.content import Content, convert
from importers.files.documents import Document
from importers.files.folder_settings import FolderSettings
from importers.files.pictures import ADDRESS, PictureError, PictureFolder
from importers.models import ImportConflict
from importers.planning.home_page import as_home
from importers.problems import DocumentError


class KeptPictures(PictureFolder):
    """The stored pictures of one conflict, written to a temporary folder."""

    def __init__(self, conflict: ImportConflict, folder: Path):
        super().__init__(folder)
        self.known = conflict.picture_hashes
        self.files = {}
        for number, each in enumerate(conflict.pictures.order_by("pk")):
            file = self.folder / str(number) / Path(each.name).name
            file.parent.mkdir()
            file.write_bytes(each.data)
            self.files[each.reference] = file

    def hash_of(self, reference: str, path: str) -> str:
        """Return the hash of the file as it was on disk; the stored bytes have no GPS data any
        more."""
        return self.known.get(reference, "")

    def _locate(self, reference: str, path: str) -> Path:
        if reference in self.files:
            return self.files[reference]
        code = "picture-address" if ADDRESS.match(reference) else "picture-missing"
        raise PictureError(code, reference=reference)


@contextmanager
def kept_pictures(conflict: ImportConflict) -> Iterator[KeptPictures]:
    with TemporaryDirectory() as folder:
        yield KeptPictures(conflict, Path(folder))


def document_of(conflict: ImportConflict) -> Document:
    return Document.of(conflict.record.path, conflict.text)


def settings_of(conflict: ImportConflict) -> FolderSettings:
    """Return what held for the folder of the file, and for a site that was moved here."""
    components = site_components() | from_json(conflict.components)
    return FolderSettings(conflict.sections, components=components)


def content_of(conflict: ImportConflict, pictures: KeptPictures) -> Content:
    """Return the content of the file, or raise a DocumentError if it cannot be read any more."""
    content = convert(document_of(conflict), pictures, settings_of(conflict))
    if isinstance(content, DocumentError):
        raise content
    return as_home(content) if conflict.page.specific_class is HomePage else content
