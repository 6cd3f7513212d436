"""Know which keys of which site generators mean the same, and what no field asks for.

Each meaning lists its keys, the one that wins first: if a file gives `excerpt` and `description`,
the excerpt is used and a warning names the other. `hero.image` is the key `image` in the table
`hero`. A capital at the beginning makes no difference (`Title`, `Date`: Pelican); other capitals
do, and a near miss is suggested.
"""

import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from importers.formats.values import Collection, Scalar, Value
from importers.problems import Problem, info, warning

MEANINGS: dict[str, tuple[str, ...]] = {
    "title": ("title",),
    "category": ("category", "categories"),
    "excerpt": ("excerpt", "summary", "description", "deck", "lead", "intro"),
    "thumb": (
        *("thumb", "thumbnail", "image", "image.src", "image.url", "image.path"),
        *("cover", "cover.image", "cover.src", "cover_image", "coverImage"),
        *("featured_image", "featuredImage", "hero.image", "hero.src", "heroImage", "hero_image"),
        *("graphic.src", "graphic.image", "header.teaser", "header.image", "primary_image"),
    ),
    "thumbalt": (
        *("thumbalt", "thumb_alt", "thumbnail_alt", "image_alt", "imageAlt", "image.alt"),
        *("cover_alt", "coverAlt", "cover.alt", "cover.image_alt", "cover_image_alt"),
        *("featured_image_alt", "featuredImageAlt", "hero.image_alt", "hero.alt"),
        *("heroImageAlt", "hero_image_alt", "graphic.alt", "header.image_alt", "primary_image_alt"),
    ),
    "date": (
        *("date", "pubDate", "pubdate", "publishDate", "publishdate"),
        *("published_at", "publishedAt", "publish_date"),
    ),
    "expiry": (
        *("expirydate", "expiryDate", "expiry_date", "expires"),
        *("unpublishdate", "unpublishDate", "unpublish_date"),
    ),
    "order": ("order", "weight", "sidebar_position", "nav_order", "menu_order"),
    "draft": ("draft",),
    "published": ("published",),
    "status": ("status",),
    "slug": ("slug", "permalink", "url", "path"),
    "aliases": ("aliases", "alias", "redirect_from", "redirectFrom"),
}
RECORDED = ("tags", "tag", "keywords")  # nothing shows them yet
KNOWN = frozenset(key for keys in MEANINGS.values() for key in keys)
SUGGESTED = sorted(key for key in KNOWN | set(RECORDED) if "." not in key)

LONGEST_SUGGESTED = 40  # characters of a key for which a near one is looked up


@dataclass(frozen=True)
class Entry:
    """A key as the file writes it, and its value."""

    key: str
    value: Value


def canonical(key: str) -> str:
    return key[:1].lower() + key[1:]


def is_known(key: str) -> bool:
    return canonical(key) in KNOWN or canonical(key) in RECORDED


class Keys:
    """The keys of one file, and which of them a field has asked for."""

    def __init__(self, values: dict[str, Value]):
        self.entries = {
            # `Title` keeps its capital only where `title` stands beside it.
            key if canonical(key) in values else canonical(key): Entry(key, value)
            for key, value in values.items()
        }
        for name, entry in list(self.entries.items()):
            for inner, value in _table(entry.value).items():
                self.entries.setdefault(f"{name}.{inner}", Entry(f"{entry.key}.{inner}", value))
        self.used: set[str] = set()
        self.problems: list[Problem] = []
        self.told: set[str] = set()
        self.found: dict[str, Entry | None] = {}

    def find(self, meaning: str) -> Entry | None:
        """Return the entry that has this meaning; a warning tells which others had it too."""
        if meaning not in self.found:
            self.found[meaning] = self._find(meaning)
        return self.found[meaning]

    def _find(self, meaning: str) -> Entry | None:
        names = [name for name in MEANINGS[meaning] if self._can_mean_it(name)]
        entries = [self.entries[name] for name in names]
        chosen = next((each for each in entries if not each.value.is_empty), None)
        chosen = chosen or next(iter(entries), None)
        for name, entry in zip(names, entries, strict=True):
            if entry is chosen or entry.value.is_empty or _says_the_same(entry, chosen):
                self.used.add(name)
            else:
                values = {"key": entry.key, "used": chosen.key}
                self.told.add(entry.key)
                self.problems.append(warning("two-keys", entry.value.line, **values))
        return chosen

    def _can_mean_it(self, name: str) -> bool:
        entry = self.entries.get(name)
        if entry is None:
            return False
        return not (_table(entry.value) and any(known.startswith(f"{name}.") for known in KNOWN))

    def left(self) -> Iterator[Entry]:
        """Yield what no field asked for, the parts of a table only if it is used in part."""
        tables = {name.split(".")[0] for name in self.used if "." in name}
        for name, entry in self.entries.items():
            parent = name.split(".")[0]
            if name in self.used or name in tables:
                continue
            if "." not in name or parent in tables or parent not in self.entries:
                yield entry


def about(keys: Keys) -> list[Problem]:
    """Return a message for each key that stays in the record only, unless it was named before."""
    return [_about(entry) for entry in keys.left() if entry.key not in keys.told]


def _table(value: Value) -> dict[str, Value]:
    is_table = isinstance(value, Collection) and isinstance(value.items, dict)
    return value.items if is_table else {}


def _about(entry: Entry) -> Problem:
    line, name = entry.value.line, canonical(entry.key)
    if name in RECORDED or name in MEANINGS["date"]:
        return info("key-recorded", line, key=entry.key)
    if name in KNOWN:
        return warning("key-not-here", line, key=entry.key)
    near = _near(entry.key)
    if near:
        return warning("near-key", line, key=entry.key, known=near)
    return warning("unknown-key", line, key=entry.key)


@lru_cache(maxsize=1000)  # a site repeats its keys in each file
def _near(key: str) -> str | None:
    name = key.lower()
    if len(name) > LONGEST_SUGGESTED:
        return None
    return next(iter(difflib.get_close_matches(name, SUGGESTED, n=1, cutoff=0.8)), None)


def _says_the_same(one: Entry, other: Entry) -> bool:
    both_texts = isinstance(one.value, Scalar) and isinstance(other.value, Scalar)
    return both_texts and one.value.text.strip() == other.value.text.strip()
