"""Write a file whole or not at all: a program may be waiting for it."""

import os
import tempfile
from pathlib import Path


def write_whole(text: str, file: Path) -> None:
    """Write a text as UTF-8 in place of what is there, or raise an OSError."""
    descriptor, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
    try:
        with open(descriptor, "w", encoding="utf-8") as stream:
            # A lone surrogate, half of a character, has no place in UTF-8.
            stream.write(text.encode("utf-8", "backslashreplace").decode() + "\n")
            stream.flush()
            os.fsync(stream.fileno())
        os.replace(name, file)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
