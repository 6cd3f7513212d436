"""A secret key for a machine on which none was set: made once, kept beside the local database."""

from pathlib import Path

from django.core.management.utils import get_random_secret_key


def local_secret_key(file: Path) -> str:
    """Return the key in `file`, making it (readable by its owner alone) if it is not there."""
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch(mode=0o600)
        file.write_text(get_random_secret_key())
    return file.read_text()
