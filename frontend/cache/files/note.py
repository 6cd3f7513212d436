"""The note beside a kept file, which says what the file is and must be."""

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path

from frontend.cache.checksum import verified_body, with_checksum

NOTE, BODY = ".note", ".file"
NAME_LENGTH = 40  # characters at the start of both file names, made of the name


@dataclass(frozen=True)
class Note:
    """What a file is. `validators` are request headers that ask whether it has changed.

    `size` is in bytes, `digest` the SHA-256 of the file; both are known when it was received.
    """

    name: str
    content_type: str
    validators: dict[str, str]
    size: int = 0
    digest: str = ""

    def packed(self) -> bytes:
        return with_checksum(self.name, json.dumps(asdict(self)).encode())

    @property
    def file_name(self) -> str:
        """The name of the file: other bytes have another one, so none is ever written over."""
        return f"{short(self.name)}-{self.digest[:16]}{BODY}"


def read_note(path: Path) -> Note | None:
    """Return the note in a file, or None if it is damaged or not ours. Raises OSError."""
    data = path.read_bytes()
    try:
        note = Note(**json.loads(data.partition(b"\n")[2]))
    except (TypeError, ValueError):
        return None
    return note if verified_body(note.name, data) is not None else None


def short(name: str) -> str:
    """Return what file names begin with, which holds no part of the name that visitors chose."""
    return hashlib.sha256(name.encode()).hexdigest()[:NAME_LENGTH]
