"""Recognise the languages of a folder by the names of its files: `index.nl.md`, `en/over.md`.

A site here has one language. The files of one come in; the others are reported by their number.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath

UNMARKED = ""  # the language of the files that say none
MARK = re.compile(r"([a-z]{2})(?:[-_][A-Za-z]{2,4})?")
ENDING = re.compile(rf"\.({MARK.pattern})(\.[A-Za-z]+)$")
CLEARLY_MORE = 3  # times as many files as there are without a mark
_CODES = (  # ISO 639-1
    "aa ab af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy "
    "da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht "
    "hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky "
    "la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny "
    "oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss "
    "st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo "
    "za zh zu"
)
CODES = frozenset(_CODES.split())
# Languages for which a folder alone says enough; others are words or names of departments too.
COMMON = frozenset({"ar", "de", "en", "es", "fr", "nl", "pl", "pt", "ru", "tr", "uk", "zh"})


@dataclass(frozen=True)
class Languages:
    """The number of files in each language, and the one that comes in. `UNMARKED` is one too."""

    counts: Counter[str]
    chosen: str = UNMARKED

    @property
    def others(self) -> list[tuple[str, int]]:
        return sorted((each, count) for each, count in self.counts.items() if each != self.chosen)

    def includes(self, path: str) -> bool:
        return language_of(path, frozenset(self.counts)) == self.chosen


def without_language(path: str, language: str) -> str:
    """Return a path as it would be on a site of that one language."""
    if not language:
        return path
    first, _, rest = path.partition("/")
    if rest and first.lower() == language:
        path = rest
    match = ENDING.search(path)
    return path[: match.start()] + match[3] if match and match[1].lower() == language else path


def language_of(path: str, known: frozenset[str]) -> str:
    """Return the language that a path names, if it is one of those that the folder has."""
    marks = (_ending(path), _folder(path))
    return next((each for each in marks if each and each in known), UNMARKED)


def find_languages(paths: Iterable[str], wanted: str, of_site: str) -> Languages:
    """Return the languages of the files, and which of them to take.

    That is the one that is wanted, else that of the site, else that of the files without a mark,
    unless these are a few beside many: then the language with the most files.
    One that no file is marked with is the language of the files without a mark.
    """
    paths = list(paths)
    known = _by_endings(paths) | _by_folders(paths)
    counts = Counter(language_of(path, known) for path in paths)
    if not known:
        return Languages(counts)
    if wanted and wanted in counts:
        return Languages(counts, wanted)
    if not wanted and of_site in counts:
        return Languages(counts, of_site)
    if counts[UNMARKED] * CLEARLY_MORE > max(counts.values()):
        return Languages(counts)
    return Languages(counts, min(counts, key=lambda each: (-counts[each], each)))


def _ending(path: str) -> str:
    match = ENDING.search(path)
    return match[1].lower() if match and match[2] in CODES else UNMARKED


def _folder(path: str) -> str:
    first, _, rest = path.partition("/")
    match = MARK.fullmatch(first.lower()) if rest else None
    return first.lower() if match and match[1] in CODES else UNMARKED


def _by_endings(paths: Iterable[str]) -> frozenset[str]:
    """Return the languages that a file is marked with beside the same file in another language.

    An ending alone may be anything: `main.rs.md`.
    """
    twins: dict[str, set[str]] = {}
    for path in paths:
        plain = str(PurePosixPath(without_language(path, _ending(path))).with_suffix(""))
        twins.setdefault(plain, set()).add(_ending(path))
    return frozenset(each for marks in twins.values() if len(marks) > 1 for each in marks if each)


def _by_folders(paths: Iterable[str]) -> frozenset[str]:
    """Return the languages that have a folder of their own at the top.

    A name alone may be a department: `it/`, `pr/`. Two such folders, a file that is outside too, or
    the name of a common language beside other files tell.
    """
    paths = list(paths)
    names = {folder for path in paths if (folder := _folder(path))}
    outside = {path for path in paths if not _folder(path)}
    if len(names) > 1:
        return frozenset(names)
    if names <= COMMON and not outside:
        return frozenset(names)  # the site has one language, in a folder
    twin = any(path.partition("/")[2] in outside for path in paths if _folder(path))
    return frozenset(each for each in names if outside and (twin or each in COMMON))
