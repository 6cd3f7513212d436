"""Find the folders whose files a site generator copies as they are: pictures and documents."""

from collections.abc import Iterator
from pathlib import Path

NAMES = ("static", "public", "assets", "source")
# A content folder of a project; what is copied lies beside it.
CONTENT_NAMES = ("content", "docs", "blog", "posts", "src", "source", "pages")
MOST_ABOVE = 3


def copied_folders(folder: Path) -> tuple[Path, ...]:
    """Return those in a content folder, and beside it if it is the content of a project."""
    places = [folder, *project_folders(folder)]
    found = (place / name for place in places for name in NAMES)
    return tuple(dict.fromkeys(each for each in found if each.is_dir() and each != folder))


def project_folders(folder: Path) -> Iterator[Path]:
    """Yield the folders above, as long as the one below has a name that generators give it."""
    for _ in range(MOST_ABOVE):
        if folder.name not in CONTENT_NAMES or folder.parent == folder:
            return
        folder = folder.parent
        yield folder
