"""A secret key for local use: generated once, and stored beside the local database."""

import secrets
from pathlib import Path


def local_secret_key(file: Path) -> str:
    """Return the key in `file`, which is created (readable by its owner only) if missing."""
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch(mode=0o600)
        file.write_text(secrets.token_urlsafe(50))
    return file.read_text()
