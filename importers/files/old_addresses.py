"""Derive from the path of a file the addresses that its page had on the old site.

`newsroom.toml` can say for a folder how they were made: `/:year/:month/:day/:slug/`. The names
after the colons are those of Jekyll, Hugo and Hexo. Where it says nothing, the address is the path
itself, as most generators have it; posts of Jekyll and Hexo have their day in it too.
"""

import datetime
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from importers.files.paths import DATED, WITHOUT_ADDRESS, is_folder, is_index
from slugs import slug_of

PLACEHOLDER = re.compile(r":([a-z_]+)")
WEB_ENDING = re.compile(r"(?:(?<=/)index)?\.html?$|(?<=/)index$", re.IGNORECASE)
# The place in the menu, which Docusaurus and Nuxt leave out: `01-begin.md`, `1.begin.md`.
NUMBER_BEFORE = re.compile(r"\A\d+[ ]?[-_.]+[ ]?(?=[^-_.\s\d])")
OTHER_MARKS = re.compile(r"[._]+")
MAX_PATTERN = 200  # characters
DAY_PARTS = ("year", "month", "day", "i_month", "i_day", "short_year", "y_day")
TITLES = ("title", "slug", "slugorfilename", "slugorcontentbasename", "post_title")
NAMES = ("name", "basename", "filename", "contentbasename")
EMPTY = ("output_ext", "lang")
KNOWN = {*DAY_PARTS, *TITLES, *NAMES, *EMPTY}
KNOWN |= {"path", "category", "categories", "section", "sections"}
UNNAMED = ("main",)  # the folder of this importer for information pages: no site has it

Addresses = Mapping[str, tuple[str, ...]]  # folders in small letters → the patterns of their files


@dataclass(frozen=True)
class Facts:
    """What the old addresses of a page are made of, besides the path of its file."""

    slug: str
    title: str = ""
    day: datetime.date | None = None
    categories: tuple[str, ...] = ()  # the paths that its categories may have made


def category_paths(first: str, all_of_them: object) -> tuple[str, ...]:
    """Return the paths that generators make of the categories of a file, each once.

    `all_of_them` is the value of its key, if the page has the first one only. Jekyll takes each
    word of a text for a category.
    """
    names = all_of_them if isinstance(all_of_them, list) else [str(all_of_them or first)]
    names = [part for name in names for part in str(name).split(",")]
    words = [word for name in names for word in name.split()]
    paths = ("/".join(filter(None, map(slug_of, each))) for each in ([first], names, words))
    return tuple(dict.fromkeys(filter(None, paths)))


def unknown_names(pattern: str) -> list[str]:
    """Return the names in a pattern that stand for nothing."""
    return [name for name in PLACEHOLDER.findall(pattern) if name not in KNOWN]


def old_addresses(path: str, facts: Facts, addresses: Addresses) -> tuple[str, ...]:
    """Return the addresses, each once, with `/` at both ends; none for the home page."""
    file = PurePosixPath(f"{path}index" if is_folder(path) else path)
    folder, patterns = _patterns(file.parts[:-1], addresses)
    parts = _Parts(file, folder)
    found = (
        (address for pattern in patterns for address in _expanded(pattern, parts, facts))
        if patterns
        else _usual(parts, facts)
    )
    clean = (_clean(address) for address in found)
    return tuple(dict.fromkeys(address for address in clean if address != "/"))


def _patterns(folders: tuple[str, ...], addresses: Addresses) -> tuple[int, tuple[str, ...]]:
    """Return the patterns for the files of a folder, and how many folders deep they hold."""
    for end in range(len(folders), -1, -1):
        found = addresses.get("/".join(folders[:end]).lower())
        if found:
            return end, found
    return 0, ()


class _Parts:
    """The parts of a path: the folders below the one with the pattern, and the name."""

    def __init__(self, file: PurePosixPath, below: int):
        self.is_post = any(name.lower() in WITHOUT_ADDRESS for name in file.parts[:-1])
        names = [name for name in file.parts[:-1] if name.lower() not in WITHOUT_ADDRESS]
        dropped = len(file.parts) - 1 - len(names)
        names += [] if is_index(file.stem) else [file.stem]
        if len(names) > 1:  # the collections of Jekyll
            names[0] = names[0].lstrip("_") or names[0]
        self.all = tuple(names[1:] if names and names[0].lower() in UNNAMED else names)
        self.below = tuple(names[max(below - dropped, 0) :])
        dated = DATED.search("/".join(names))
        self.day = _day(dated) if dated else None
        before = "/".join(names)[: dated.start()].split("/") if dated and self.day else []
        self.above_day = tuple(filter(None, before))
        self.name = dated[4] if dated and self.day else (names[-1] if names else "")


def _day(dated: re.Match) -> datetime.date | None:
    try:
        return datetime.date(*map(int, dated.groups()[:3]))
    except ValueError:
        return None


def _usual(parts: _Parts, facts: Facts) -> Iterator[str]:
    """Yield the addresses that generators give a file by themselves."""
    if not parts.is_post or not (facts.day or parts.day):
        yield "/".join(parts.all)
        if parts.day:
            yield "/".join((*parts.all[:-1], parts.name))
            # Blogs of Docusaurus, VuePress and Gatsby.
            yield "/".join((*parts.above_day, f"{parts.day:%Y/%m/%d}", parts.name))
        # A page that kept its number shares the address without it with another page.
        if any(map(NUMBER_BEFORE.match, parts.all)) and not NUMBER_BEFORE.match(facts.slug):
            yield "/".join(NUMBER_BEFORE.sub("", name) for name in parts.all)
        if any(map(OTHER_MARKS.search, parts.all)):  # Zola has a dash for each of them
            yield "/".join(OTHER_MARKS.sub("-", name).strip("-") for name in parts.all)
        return
    yield from _expanded("/:year/:month/:day/:title/", parts, facts)
    if facts.categories:
        yield from _expanded("/:categories/:year/:month/:day/:title/", parts, facts)


def _expanded(pattern: str, parts: _Parts, facts: Facts) -> Iterator[str]:
    """Yield the addresses of a pattern.

    The title in it may be the file's name, or the title; the day that of the key, or of the name.
    """
    if not any(name in DAY_PARTS for name in PLACEHOLDER.findall(pattern)):
        yield from _titled(pattern, parts, facts, {})
        return
    for day in dict.fromkeys((facts.day, parts.day)):
        if day:
            yield from _titled(pattern, parts, facts, _day_values(day))


def _titled(pattern: str, parts: _Parts, facts: Facts, values: dict[str, str]) -> Iterator[str]:
    values |= dict.fromkeys(NAMES, parts.name)
    values["path"] = "/".join(parts.below)
    values["sections"] = "/".join(parts.below[:-1])
    values["section"] = parts.all[0] if len(parts.all) > 1 else ""
    categories = facts.categories if re.search(":categor", pattern) else ()
    for category in categories or ("",):
        values |= dict.fromkeys(("category", "categories"), category)
        for title in dict.fromkeys((parts.name, facts.slug, slug_of(facts.title))):
            if title:
                yield _filled(pattern, values | dict.fromkeys(TITLES, title))


def _filled(pattern: str, values: Mapping[str, str]) -> str:
    return PLACEHOLDER.sub(lambda match: values.get(match[1], ""), pattern)


def _day_values(day: datetime.date) -> dict[str, str]:
    return {
        "year": f"{day:%Y}",
        "short_year": f"{day:%y}",
        "month": f"{day:%m}",
        "day": f"{day:%d}",
        "i_month": str(day.month),
        "i_day": str(day.day),
        "y_day": f"{day:%j}",
    }


def _clean(address: str) -> str:
    """Return an address in one form: the words of a name with dashes, and no `.html`."""
    path = WEB_ENDING.sub("", "/" + "-".join(address.split()).strip("/"))
    return re.sub("/+", "/", f"{path}/")
