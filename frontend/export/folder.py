"""Replace a folder as a whole once the new one is complete, or not at all."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import unquote

from django.utils.translation import gettext as _

MARKER = ".newsroom-export"
EXPLANATION = "A copy of a site, made by `manage.py export_site`, which will replace all in here.\n"


class ExportError(Exception):
    """Raised when the site cannot be exported. Gives the cause, the place and what was expected."""


@contextmanager
def replaced(target: Path) -> Iterator[Path]:
    """Context that yields an empty folder, which replaces `target` on success.

    Raises ExportError if `target` contains anything but an earlier export.
    """
    target = target.resolve()
    refuse_other_folder(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{target.name}-", dir=target.parent) as beside:
        made = Path(beside, "new")
        made.mkdir()
        made.joinpath(MARKER).write_text(EXPLANATION)
        yield made
        refuse_other_folder(target)  # again, because the export took a while
        if target.exists():
            target.rename(Path(beside, "former"))
        made.rename(target)


def refuse_other_folder(target: Path) -> None:
    """Raise ExportError unless `target` is new, empty or an earlier export."""
    if not target.exists():
        return
    if not target.is_dir():
        raise ExportError(_("%s is not a folder.") % target)
    if any(target.iterdir()) and not target.joinpath(MARKER).exists():
        raise ExportError(
            _("%s holds something that was not exported. Name an empty or a new folder.") % target
        )


def write(folder: Path, path: str, data: bytes) -> None:
    """Write the file that a web server delivers for a path of the site."""
    parts = unquote(path).strip("/").split("/") if path != "/" else []
    if any(part in ("", ".", "..") or "\0" in part or "\\" in part for part in parts):
        raise ExportError(_("No file can have the address %s.") % path)
    if path.endswith("/"):
        parts.append("index.html")
    file = folder.joinpath(*parts)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
