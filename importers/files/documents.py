"""Find the text files of a folder and read them. Knows nothing of Django or of what they say."""

import codecs
import errno
import hashlib
import os
import stat
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from importers.problems import DocumentError, Problem, error, info, line_and_column

MAX_BYTES = 5 * 1024 * 1024  # the largest real file of those surveyed has 262 kB
MAX_PATH = 500  # characters; the longest real path has some 200
MARKDOWN_NAMES = (".md", ".markdown", ".mdx")
FENCES = ("---", "+++")
MARKS = (
    ("utf-8", codecs.BOM_UTF8),
    ("utf-16-le", codecs.BOM_UTF16_LE),
    ("utf-16-be", codecs.BOM_UTF16_BE),
)


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file that may hold a page. `path` identifies it: relative to the folder, POSIX, NFC."""

    path: str
    file: Path


@dataclass(frozen=True, slots=True)
class Document:
    """The text of a file, with `\\n` for line ends and without byte order mark, else unchanged.

    It is held as UTF-8: a `str` with one curly quote in it takes twice as much memory.
    """

    path: str
    data: bytes
    known_hash: str = ""

    @classmethod
    def of(cls, path: str, text: str) -> "Document":
        return cls(path, text.encode())

    @property
    def text(self) -> str:
        return self.data.decode()

    @property
    def hash(self) -> str:
        return self.known_hash or hashlib.sha256(self.data).hexdigest()

    def without_text(self) -> "Document":
        """Return the document without its text: once it is converted, thousands are kept."""
        return Document(self.path, b"", self.hash)


def find_files(folder: Path) -> Iterator[SourceFile]:
    """Yield the files of `folder` in a fixed order, without hidden ones and `node_modules`.

    A folder that is a link, or that cannot be listed, is yielded itself, so that it is reported.
    """
    found = []
    unlisted: list[OSError] = []
    for directory, folders, names in os.walk(folder, onerror=unlisted.append):
        folders[:] = [name for name in folders if not _is_skipped(name)]
        links = [name for name in folders if Path(directory, name).is_symlink()]
        files = [name for name in names if is_document_name(name)]
        found += [Path(directory, name) for name in (*links, *files)]
    found += [Path(reason.filename) for reason in unlisted]
    for file in sorted(found, key=lambda each: each.relative_to(folder).as_posix()):
        path = unicodedata.normalize("NFC", file.relative_to(folder).as_posix())
        yield SourceFile(path, file)


def _is_skipped(folder: str) -> bool:
    """Return True for hidden folders and for those of npm, which hold no content."""
    return folder.startswith(".") or folder == "node_modules"


def is_document_name(name: str) -> bool:
    return not name.startswith(".") and name.lower().endswith((*MARKDOWN_NAMES, ".txt"))


def read_document(found: SourceFile, folder: Path) -> Document:
    """Return the content of a file, or raise a DocumentError that names the line."""
    _check_name(found.path)
    text = _decode(_read_bytes(found.file, folder))
    if not text.strip():
        raise DocumentError(error("empty-file"))
    if "\0" in text:
        raise DocumentError(error("nul", *line_and_column(text, text.index("\0"))))
    return Document.of(found.path, text)


def is_linked_folder(found: SourceFile) -> bool:
    return found.file.is_symlink() and found.file.is_dir()


def why_ignored(document: Document) -> Problem | None:
    """Return why a file is no page: a `.txt` file is one only if it begins with front matter."""
    is_page = document.path.lower().endswith(MARKDOWN_NAMES) or document.text.lstrip().startswith(
        FENCES
    )
    return None if is_page else info("not-a-page")


def _check_name(path: str) -> None:
    if len(path) > MAX_PATH:
        raise DocumentError(error("path-too-long", limit=MAX_PATH))
    # Control characters, and the stand-ins for bytes that are not UTF-8.
    if any(unicodedata.category(character) in ("Cc", "Cs") for character in path):
        raise DocumentError(error("path-characters"))


def _read_bytes(file: Path, folder: Path) -> bytes:
    try:
        # Texts, not Paths: those take longer than the reading itself.
        real, inside = os.path.realpath(file, strict=True), os.path.realpath(folder)
        if os.path.commonpath((real, inside)) != inside:
            raise DocumentError(error("link-outside"))
        # Without O_NONBLOCK a named pipe would keep the import waiting for ever.
        descriptor = os.open(real, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        with open(descriptor, "rb") as stream:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                raise DocumentError(error("not-a-file"))
            data = stream.read(MAX_BYTES + 1)
    except (OSError, RuntimeError) as reason:  # RuntimeError: links that go round in a circle
        raise DocumentError(error("unreadable", reason=_short(reason))) from reason
    if len(data) > MAX_BYTES:
        raise DocumentError(error("too-large", limit=MAX_BYTES // 1024 // 1024))
    return data


def _short(reason: OSError | RuntimeError) -> str:
    """Return the reason without the machine's own path."""
    return getattr(reason, "strerror", None) or os.strerror(errno.ELOOP)


def _decode(data: bytes) -> str:
    """Return the text with line feeds for line ends. It is UTF-8 unless a mark says UTF-16."""
    encoding, mark = _encoding(data)
    while mark and data.startswith(mark):  # two editors in a row may each have put one there
        data = data.removeprefix(mark)
    try:
        return _with_line_feeds(data.decode(encoding))
    except UnicodeDecodeError as reason:
        before = _with_line_feeds(data[: reason.start].decode(encoding))
        values: dict[str, Any] = {"byte": f"0x{data[reason.start]:02X}"}
        raise DocumentError(
            error("not-utf8", *line_and_column(before, len(before)), **values)
        ) from reason


def _encoding(data: bytes) -> tuple[str, bytes]:
    """Return the encoding and the byte order mark, empty if there is none."""
    for encoding, mark in MARKS:
        if data.startswith(mark):
            return encoding, mark
    return "utf-8", b""


def _with_line_feeds(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
