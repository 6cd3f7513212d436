"""Documents that texts link to: PDF and office files beside the texts."""

from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

MAX_BYTES = 100 * 1024 * 1024
ZIPPED, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
# How files of each type begin; a text may begin with anything that is no binary file.
BEGINNINGS = {
    **dict.fromkeys((".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp", ".epub", ".zip"), ZIPPED),
    **dict.fromkeys((".doc", ".xls", ".ppt"), OLE),
    ".pdf": b"%PDF",
    ".rtf": b"{\\rtf",
    ".csv": b"",
    ".ics": b"",
    ".txt": b"",
}
KEYS = (b"---", b"+++")
HEAD = 1024  # bytes within which the mark of a PDF stands


@dataclass(frozen=True)
class LinkedFile:
    """A file that was checked to be a document of the type that its name says."""

    file: Path
    hash: str  # SHA-1 of its bytes


def names_document(href: str) -> bool:
    path = unquote(href.split("?")[0].split("#")[0])
    return PurePosixPath(path).suffix.lower() in BEGINNINGS


def is_document(file: Path) -> bool:
    """Return True if a file is what its name says, and not too large."""
    beginning = BEGINNINGS.get(file.suffix.lower())
    if beginning is None or file.stat().st_size > MAX_BYTES:
        return False
    with file.open("rb") as stream:
        head = stream.read(HEAD)
    if beginning == BEGINNINGS[".pdf"]:
        return beginning in head
    if beginning:
        return head.startswith(beginning)
    return b"\0" not in head and not head.lstrip().startswith(KEYS)  # with keys, it is a page
