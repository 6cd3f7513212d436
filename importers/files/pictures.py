"""Find the pictures that documents refer to, and check that they are pictures."""

import os
import re
import stat
import unicodedata
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import TypeVar
from urllib.parse import unquote

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image as PillowImage

from cms.images.damage import DAMAGE
from cms.images.exif import GPS_TAG
from cms.images.kept import refuse_bombs
from cms.images.location import without_location
from importers.compat.wagtail import WagtailImageField, hash_filelike
from importers.files.drawings import ENDING, DrawingError, draw, is_drawing
from importers.files.linked_files import LinkedFile, is_document
from importers.files.paths import from_root
from importers.files.site_folders import copied_folders

MEDIA_FOLDER = "thumbs"
ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


class PictureError(Exception):
    """A picture that the importer cannot use. `code` is a key of `MESSAGES`."""

    def __init__(self, code: str, **values):
        super().__init__(code, values)
        self.code = code
        self.values = values


@dataclass(frozen=True)
class Picture:
    """A file that was checked to be a picture.

    `hash` is Wagtail's: the SHA-1 of the bytes to store, from which GPS data has been removed. Of
    an SVG those are a PNG.
    """

    file: Path
    hash: str
    had_gps: bool = False

    @property
    def name(self) -> str:
        """The name under which it is stored."""
        return _name_to_store(self.file)


Found = TypeVar("Found")


class PictureFolder:
    """The pictures of one content folder. Each file is read and checked once a run."""

    def __init__(self, folder: Path, media: Path | None = None):
        self.folder = folder.resolve()
        self.media = media.resolve() if media else self.folder / MEDIA_FOLDER
        self.copied = tuple(each.resolve() for each in copied_folders(self.folder))
        self.documents: dict[Path, LinkedFile | None] = {}
        # By reference and folder of the document.
        self.located: dict[tuple[str, str], Path | PictureError] = {}
        self.checked: dict[Path, Picture | PictureError] = {}
        self.hashes: dict[Path, str] = {}

    def find_picture(self, reference: str, path: str) -> Picture:
        """Return the picture that the document at `path` calls `reference`, or raise a
        PictureError.

        Looks in the media folder (`thumbs/` by default), then beside the document, then where
        generators keep files to copy (`static/`); `/x.jpg` is relative to the content folder or one
        of those. A file outside these folders is never opened.
        """
        file = self._path_of(reference, path)
        if file not in self.checked:
            try:
                self.checked[file] = _check(file)
            except PictureError as reason:
                self.checked[file] = reason
        return _or_raise(self.checked[file])

    def find_document(self, href: str, path: str) -> LinkedFile | None:
        """Return the document to which a link of the file at `path` leads, or None."""
        try:
            file = self._path_of(href, path)
            if file not in self.documents:
                self.documents[file] = _document(file)
        except (PictureError, OSError):
            return None
        return self.documents[file]

    def hash_of(self, reference: str, path: str) -> str:
        """Return the hash of the file, whatever is in it; empty if there is none."""
        try:
            file = self._path_of(reference, path)
            if file not in self.hashes:
                self.hashes[file] = hash_filelike(BytesIO(_read(file)))
        except PictureError:
            return ""
        return self.hashes[file]

    def _path_of(self, reference: str, path: str) -> Path:
        """Return the path of a picture, cached for the documents of a folder, or raise a
        PictureError."""
        key = reference, path.rpartition("/")[0]
        if key not in self.located:
            try:
                self.located[key] = self._locate(reference, path)
            except PictureError as reason:
                self.located[key] = reason
        return _or_raise(self.located[key])

    def _locate(self, reference: str, path: str) -> Path:
        if ADDRESS.match(reference):
            raise PictureError("picture-address", reference=reference)
        name = from_root(unquote(reference.split("?")[0].split("#")[0]))
        for start in self._starts(name, path):
            for form in (name, *(unicodedata.normalize(form, name) for form in ("NFC", "NFD"))):
                file = _existing(start / form.lstrip("/"))
                if file and not self._holds(file):
                    raise PictureError("picture-outside", reference=reference)
                if file:
                    return file
        if ".." in PurePosixPath(name).parts:
            raise PictureError("picture-outside", reference=reference)
        raise PictureError("picture-missing", reference=reference)

    def _starts(self, name: str, path: str) -> tuple[Path, ...]:
        if name.startswith("/"):
            top = name.split("/")[1]  # some write the folder too: `/static/x.jpg`
            above = (each.parent for each in self.copied if each.name == top)
            return (self.folder, *self.copied, self.media, *above)
        return (self.media, (self.folder / path).parent, *self.copied)

    def _holds(self, file: Path) -> bool:
        # `thumbs` itself may be a link out of the folder; a folder named by hand may lie anywhere.
        named = () if self.media == self.folder / MEDIA_FOLDER else (self.media,)
        return any(file.is_relative_to(each) for each in (self.folder, *self.copied, *named))


def _or_raise(found: Found | PictureError) -> Found:
    """Return what was found, or raise the error that was found in its place."""
    if isinstance(found, PictureError):
        raise PictureError(found.code, **found.values)
    return found


def _existing(file: Path) -> Path | None:
    """Return the real path of a file, with all links resolved; None if there is no such file."""
    try:
        real = file.resolve(strict=True)
        return real if stat.S_ISREG(real.stat().st_mode) else None
    except (OSError, RuntimeError, ValueError):  # too long, links in a circle, a NUL
        return None


def _check(file: Path) -> Picture:
    data = _drawn(file, _read(file))
    try:
        refuse_bombs(data)
        WagtailImageField().clean(SimpleUploadedFile(_name_to_store(file), data))
        cleaned = without_location(data)
        with PillowImage.open(BytesIO(cleaned)) as image:
            image.load()  # the field reads the header only; the rest may be missing
            if GPS_TAG in image.getexif():
                raise PictureError("picture-place-stays", name=file.name)
    except ValidationError as reason:
        raise PictureError("picture-refused", name=file.name, reason=reason.messages[0]) from reason
    except DAMAGE as reason:
        raise PictureError("picture-damaged", name=file.name) from reason
    return Picture(file, hash_filelike(BytesIO(cleaned)), had_gps=cleaned != data)


def _drawn(file: Path, data: bytes) -> bytes:
    """Return the bytes of a picture, of an SVG those of the PNG that it becomes."""
    if not is_drawing(file.name, data):
        return data
    try:
        return draw(data)
    except DrawingError as reason:
        raise PictureError(reason.code, name=file.name) from reason


def _name_to_store(file: Path) -> str:
    return f"{file.stem}.png" if file.suffix.lower() == ENDING else file.name


def _document(file: Path) -> LinkedFile | None:
    if not is_document(file):
        return None
    with file.open("rb") as stream:
        return LinkedFile(file, hash_filelike(stream))


def _read(file: Path) -> bytes:
    """Return the bytes of a picture, at most one more than allowed."""
    limit = WagtailImageField().max_upload_size
    try:
        with open(os.open(file, os.O_RDONLY | os.O_NOFOLLOW), "rb") as stream:
            return stream.read(limit + 1)
    except OSError as reason:
        raise PictureError("picture-damaged", name=file.name) from reason


def bytes_of(picture: Picture) -> bytes:
    """Return the bytes to store of a picture. Raise a PictureError if its file has changed."""
    data = without_location(_drawn(picture.file, _read(picture.file)))
    if hash_filelike(BytesIO(data)) != picture.hash:
        raise PictureError("picture-changed", name=picture.file.name)
    return data
