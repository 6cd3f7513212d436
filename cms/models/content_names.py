"""Names of files that are made of their content, so that other bytes have another address."""

import hashlib
from pathlib import PurePath

from django.core.files.base import File

DIGITS = 20  # hexadecimal: 80 bits, by which no two files meet
LONGEST_STEM = 60  # characters of a name that somebody chose


def content_hash(content: File) -> str:
    """Return the start of the SHA-256 of a file, as hexadecimal digits. The file is rewound."""
    content.seek(0)
    digest = hashlib.file_digest(content, "sha256").hexdigest()
    content.seek(0)
    return digest[:DIGITS]


def with_content_hash(name: str, content: File) -> str:
    """Return a name that keeps its words and its ending: `plan.pdf` becomes `plan-3f9a….pdf`."""
    path = PurePath(name)
    return f"{path.stem[:LONGEST_STEM]}-{content_hash(content)}{path.suffix}"
