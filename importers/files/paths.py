"""Derive the kind and the address of a page from the path of its file. Uses no database.

- `verhalen/` holds stories, `main/` holds info pages, unless `newsroom.toml` says otherwise.
  Elsewhere the keys decide: a file with a category or an excerpt is a story, any other an info
  page.
- The last part of an address comes from the key `slug`, else from the file's name, or from the
  folder's name for an `index.md`, `_index.md` or `README.md`. camelCase is pulled apart:
  `onsWerk` becomes `ons-werk`.
- A date before a name (`2021-06-06-nieuws`, also as folders: `2021/06/06-nieuws`) is no part of the
  address, unless another page has the address without it.
- A number before the name of an info page or its folder (`01-basis`) is its place in the menu, and
  no part of the address, as in Docusaurus. In Hugo it is: there, the old address leads on.
- Jekyll's folders `_posts` and `_drafts` are no part of the address. What is in `drafts`,
  `_includes` or the like, or has a name that begins with `_` (Astro), is not on the site.
- A name says nothing if it ends in `.txt`, is a number with a hash (`000_e10e73c1`), has no letter
  for an address, or is the `index.md` of a section. The title gives the address then.
- Stories stand side by side under the story list. Info pages follow the folders: `main/a/b.md`
  goes under the page of `main/a/index.md` or `main/a.md`.
"""

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Literal

from importers.files.languages import without_language
from slugs import slug_of

Kind = Literal["story", "info", "home"]

SECTIONS: dict[str, Kind] = {"verhalen": "story", "main": "info"}
KINDS: dict[str, Kind] = {"story": "story", "info": "info"}
LANGUAGE = "*"  # the key of the language that comes in, beside those of folders
INDEX_NAMES = ("index", "_index", "readme")
OWN_TITLE = ("index", "readme")
NUMBER_AND_HASH = re.compile(r"\d+[_-][0-9a-f]{8,}")
DATED = re.compile(r"(?:^|/)(\d{4})[-/](\d\d)[-/](\d\d)[-_ /]+([^/]+)\Z", re.DOTALL)
NUMBERED = re.compile(r"(\d{1,3})[ ]?[-_.]+[ ]?(?=[^\W\d_])")
WITHOUT_ADDRESS = ("_posts", "_drafts")
OFF_THE_SITE = (
    *("_drafts", "drafts", "draft", "concepten", "unpublished", "private", "_private", "_includes"),
    *("_layouts", "_partials", "_templates", "_snippets"),
)
ROOT = re.compile(r"\A(?:@(?:site)?|~)/")
CAMEL_CASE = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Place:
    """`names` are the folders and the name under the section, without index and extension.

    `day` is the date before the last of them. `unpublished` is the part of the path that keeps the
    page off the site, if there is one.
    """

    section: Kind | None
    names: tuple[str, ...]
    usable_name: bool
    day: datetime.date | None = None
    unpublished: str = ""

    @property
    def is_top_index(self) -> bool:
        """True for an `index.md` at the top, which was the home page of the old site."""
        return not self.usable_name and len(self.names) == 1 and is_index(self.names[0])

    @property
    def number(self) -> int | None:
        """The number before the name, which is the place of an info page in the menu."""
        match = NUMBERED.match(self.names[-1]) if self.usable_name and not self.day else None
        return int(match[1]) if match else None

    def slug(self, title: str, kind: Kind = "info") -> str:
        """Return the last part of the address; empty if name and title have no letters."""
        dated = DATED.search("/".join(self.names)) if self.day else None
        name = dated[4] if dated else self.names[-1]
        if kind == "info" and self.number is not None:
            name = _without_number(name)
        return self._slug(name) or slug_of(title)

    def whole_slug(self, title: str) -> str:
        """Return the last part of the address with the date or the number before it."""
        if self.day:
            return f"{self.day}-{self.slug(title)}"
        return self._slug(self.names[-1]) or slug_of(title)

    @property
    def numbered_address(self) -> str:
        """The address that an info page has where numbers are part of it, or an empty text."""
        if not self.usable_name or not any(map(NUMBERED.match, self.names)):
            return ""
        return "/" + "/".join(self._slug(name) for name in self.names) + "/"

    def _slug(self, name: str) -> str:
        return slug_of(apart(name)) if self.usable_name else ""

    @property
    def folder(self) -> tuple[str, ...]:
        """The names of the folder that the page stands in; folders that are a date do not count."""
        joined = "/".join(self.names)
        dated = DATED.search(joined) if self.day else None
        if dated is None:
            return self.names[:-1]
        return tuple(filter(None, joined[: dated.start()].split("/")))

    @property
    def folders_above(self) -> tuple[tuple[str, ...], ...]:
        """The names of the pages that may be the parent of this one, the nearest first."""
        return tuple(self.names[:end] for end in range(len(self.names) - 1, 0, -1))


def place_of(path: str, sections: Mapping[str, str] = SECTIONS) -> Place:
    """Return the place of the file at `path`, which is relative to the content folder.

    `sections` maps folders, in lower case, to the kind of their files. The longest match counts.
    A path that ends in `/` is a folder; its place is that of its index. The mark of the language in
    `sections` is no part of the address.
    """
    path = without_language(path, sections.get(LANGUAGE, ""))
    file = PurePosixPath(f"{path}index" if is_folder(path) else path)
    section, folders = _section(file.parts[:-1], sections)
    folders = tuple(name for name in folders if name.lower() not in WITHOUT_ADDRESS)
    is_of_folder = is_index(file.stem)
    names = folders if is_of_folder and folders else (*folders, file.stem)
    tells_nothing = (
        file.suffix.lower() == ".txt"
        or NUMBER_AND_HASH.fullmatch(file.stem) is not None
        or (is_of_folder and not folders)
    )
    return Place(section, names, not tells_nothing, _day_before(names), _unpublished(file))


def is_index(stem: str) -> bool:
    """Return True for the name of a file that is the page of its folder, also with a number before
    it (`1.index.md` of Nuxt)."""
    return _without_number(stem).lower() in INDEX_NAMES


def _without_number(name: str) -> str:
    return NUMBERED.sub("", name, count=1)


def from_root(reference: str) -> str:
    """Return a reference that begins with a mark for the top of the site (`@/` in Zola, `@site/` in
    Docusaurus, `~/` in Gridsome) with `/` alone."""
    return ROOT.sub("/", reference)


def is_folder(path: str) -> bool:
    """Return True for the path of a folder, whose page has no file."""
    return path.endswith("/")


def _section(
    folders: tuple[str, ...], sections: Mapping[str, str]
) -> tuple[Kind | None, tuple[str, ...]]:
    """Return the kind of the files in these folders, and the folders below that section."""
    for end in range(len(folders), -1, -1):
        section = KINDS.get(sections.get("/".join(folders[:end]).lower(), ""))
        if section:
            return section, folders[end:]
    return None, folders


def _unpublished(file: PurePosixPath) -> str:
    """Return the part of a path for which site generators leave the file out, or an empty text."""
    hidden = [name for name in file.parts[:-1] if name.lower() in OFF_THE_SITE]
    if file.name.startswith("_") and not is_index(file.stem):
        hidden.append(file.name)
    return hidden[0] if hidden else ""


def _day_before(names: tuple[str, ...]) -> datetime.date | None:
    match = DATED.search("/".join(names))
    try:
        return datetime.date(*map(int, match.groups()[:3])) if match else None
    except ValueError:  # 2021-99-99-x: a name like any other
        return None


def slug_of_folder(name: str) -> str:
    """Return the last part of the address of the page of a folder; empty without letters."""
    return slug_of(apart(_without_number(name)))


def title_of_folder(path: str) -> str:
    """Return the title of a page for a folder: its name in words, without the number before it."""
    name = _without_number(PurePosixPath(path).name)
    words = " ".join(re.split(r"[-_.\s]+", apart(name)))
    return words.strip()[:1].upper() + words.strip()[1:]


def apart(name: str) -> str:
    """Return a camelCase name with dashes. Titles are left as they are: OpenKeuken is one word."""
    return CAMEL_CASE.sub("-", name)


def plain_name(place: Place, path: str) -> str:
    """Return the name of a file as words: `over-ons` and `overOns` as “Over ons”, without the date
    or the number before it. Empty if the name says nothing, as that of an index. An `_index.md` has
    that of its folder: in Hugo and Zola it often says nothing of a section but how to sort it."""
    if not place.usable_name or _without_number(PurePosixPath(path).stem).lower() in OWN_TITLE:
        return ""
    dated = DATED.search("/".join(place.names)) if place.day else None
    words = dated[4] if dated else _without_number(place.names[-1])
    if " " not in words.strip():
        words = re.sub(r"[-_]+", " ", apart(words)).strip()
        words = words[:1].upper() + (words[1:] if words.isupper() else words[1:].lower())
    return words.strip() if any(map(str.isalpha, words)) else ""
