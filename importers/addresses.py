"""Say from a file's path what its page is and where it goes. Knows nothing of the database.

- `verhalen/` holds stories, `main/` holds info pages. Elsewhere the keys decide: a file with a
  category or an excerpt is a story, any other an info page.
- The last part of an address comes from the file's name, or from the folder's name for an
  `index.md`. camelCase is pulled apart: `deMaatjes` becomes `de-maatjes`.
- A name says nothing if it ends in `.txt`, is a number with a hash (`000_e10e73c1`), has no letter
  for an address, or is the `index.md` of a section. The title gives the address then.
- Stories stand side by side under the story list. Info pages follow the folders: `main/a/b.md`
  goes under the page of `main/a/index.md` or `main/a.md`.
"""

import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Literal

from django.utils.text import slugify

Kind = Literal["story", "info"]

SECTIONS: dict[str, Kind] = {"verhalen": "story", "main": "info"}
INDEX_NAMES = ("index", "_index")
NUMBER_AND_HASH = re.compile(r"\d+[_-][0-9a-f]{8,}")
CAMEL_CASE = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
MAX_SLUG = 255  # Wagtail's field


@dataclass(frozen=True)
class Place:
    """`names` are the folders and the name under the section, without index and extension."""

    section: Kind | None
    names: tuple[str, ...]
    usable_name: bool

    def slug(self, title: str) -> str:
        """Return the last part of the address, or nothing if name and title have no letters."""
        name = slug_of(apart(self.names[-1])) if self.usable_name else ""
        return name or slug_of(title)

    @property
    def folders_above(self) -> tuple[tuple[str, ...], ...]:
        """The names of the pages that this one may stand under, the nearest first."""
        return tuple(self.names[:end] for end in range(len(self.names) - 1, 0, -1))


def place_of(path: str) -> Place:
    """Return where the file at `path`, from the content folder, belongs."""
    file = PurePosixPath(path)
    folders = file.parts[:-1]
    section = SECTIONS.get(folders[0].lower()) if folders else None
    if section:
        folders = folders[1:]
    is_index = file.stem.lower() in INDEX_NAMES
    names = folders if is_index and folders else (*folders, file.stem)
    tells_nothing = (
        file.suffix.lower() == ".txt"
        or NUMBER_AND_HASH.fullmatch(file.stem) is not None
        or (is_index and not folders)
    )
    return Place(section, names, not tells_nothing)


def apart(name: str) -> str:
    """Return a camelCase name with dashes. Titles stay whole: there, JobHulpMaatje is one word."""
    return CAMEL_CASE.sub("-", name)


def slug_of(words: str) -> str:
    """Return `words` as part of an address: ASCII where it can be, other letters where it must."""
    slug = slugify(words) or slugify(words, allow_unicode=True)
    return slug[:MAX_SLUG].strip("-")
