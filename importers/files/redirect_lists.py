"""Read the lists of redirects that an old site had: for Netlify, Vercel, Apache, or as CSV."""

import csv
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from importers.files.documents import SourceFile, read_document
from importers.files.site_folders import copied_folders, project_folders
from importers.formats.strict_toml import load
from importers.formats.values import Collection, Scalar, Value, table_of
from importers.problems import DocumentError, Problem, error, warning

NAMES = ("_redirects", "vercel.json", "netlify.toml", ".htaccess", "redirects.csv")
LEADS_ON = ("301", "302", "303", "307", "308")
MOST = 50_000  # of one list
MAX_LINE = 2000  # characters of a rule for Apache
APACHE = re.compile(
    r"\s*(?:Redirect(?:\s+(?:permanent|temp|30[1278]))?|RedirectPermanent)\s+(\S+)\s+(\S+)\s*$",
    re.IGNORECASE,
)
# `^oud/pad/?$`: without anything that stands for more than one address.
REWRITE = re.compile(
    r"\s*RewriteRule\s+\^?/?([\w/.\\-]+?)(?:/\?)?\$?\s+(\S+)\s+\[[^\]]*R[^\]]*\]\s*$", re.IGNORECASE
)
APACHE_RULE = re.compile(r"\s*(?:Redirect|RewriteRule)", re.IGNORECASE)


@dataclass(frozen=True)
class ListedRedirect:
    """One line of a list: an old address and the new one, as they are written."""

    old: str
    new: str
    line: int


@dataclass(frozen=True)
class RedirectList:
    """A list, by the path of its file as a person would write it."""

    path: str
    redirects: tuple[ListedRedirect, ...]
    problems: tuple[Problem, ...] = ()


def find_lists(folder: Path) -> list[RedirectList]:
    """Return the lists in a content folder, and where its generator keeps them."""
    places = dict.fromkeys((folder, *copied_folders(folder), *project_folders(folder)))
    files = (place / name for place in places for name in NAMES)
    return [read_list(file, _name(file, folder)) for file in files if file.is_file()]


def _name(file: Path, folder: Path) -> str:
    if file.is_relative_to(folder):
        return file.relative_to(folder).as_posix()
    depth = next(n for n, each in enumerate(folder.parents) if file.is_relative_to(each)) + 1
    return "../" * depth + file.relative_to(folder.parents[depth - 1]).as_posix()


def read_list(file: Path, path: str) -> RedirectList:
    """Return what a list says; one that cannot be read is empty, with the reason."""
    read = _READERS.get(file.suffix.lower() or file.name, _lines)
    try:
        text = read_document(SourceFile(path, file), file.parent).text
        found = list(read(text))
    except DocumentError as reason:
        return RedirectList(path, (), reason.problems)
    except (ValueError, csv.Error):
        return RedirectList(path, (), (error("redirects-unreadable"),))
    redirects = tuple(each for each in found if isinstance(each, ListedRedirect))
    problems = tuple(each for each in found if isinstance(each, Problem))
    return RedirectList(path, redirects[:MOST], problems)


Found = Iterator[ListedRedirect | Problem]


def _lines(text: str) -> Found:
    """Yield the redirects of Netlify's `_redirects`: `/old /new 301`."""
    for number, line in enumerate(text.split("\n"), 1):
        parts = line.split("#")[0].split() if line.lstrip()[:1] != "#" else []
        if not parts:
            continue
        status = parts[2].rstrip("!") if len(parts) > 2 else "301"
        if len(parts) == 2 or (len(parts) == 3 and status in LEADS_ON):
            yield ListedRedirect(parts[0], parts[1], number)
        else:
            yield warning("redirect-not-used", number, value=line.strip())


def _apache(text: str) -> Found:
    for number, line in enumerate(text.split("\n"), 1):
        # A longer one is no rule that a person wrote, and could take the search for ever.
        match = APACHE.match(line) or REWRITE.match(line) if len(line) <= MAX_LINE else None
        if match:
            old = match[1].replace("\\", "")
            yield ListedRedirect(f"/{old.lstrip('/')}", match[2], number)
        elif APACHE_RULE.match(line):
            yield warning("redirect-not-used", number, value=line.strip())


def _csv(text: str) -> Found:
    """Yield the redirects of a table whose first two columns are the old and the new address."""
    reader = csv.reader(text.splitlines(), delimiter=";" if ";" in text.split("\n")[0] else ",")
    for row in reader:
        cells = [cell.strip() for cell in row]
        if len(cells) >= 2 and all(cells[:2]) and ("/" in cells[0]):
            yield ListedRedirect(cells[0], cells[1], reader.line_num)


def _json(text: str) -> Found:
    """Yield the redirects of Vercel's configuration."""
    try:
        said = json.loads(text)
    except RecursionError as reason:
        raise ValueError from reason
    rows = said.get("redirects", ()) if isinstance(said, dict) else ()
    for row in rows if isinstance(rows, list) else ():
        given = row if isinstance(row, dict) else {}
        old, new = given.get("source"), given.get("destination")
        if isinstance(old, str) and isinstance(new, str) and old and new and "has" not in given:
            yield ListedRedirect(old, new, 1)
        else:
            yield warning("redirect-not-used", 1, value=json.dumps(row))


def _toml(text: str) -> Found:
    """Yield the redirects of Netlify's configuration."""
    rows = load(text)[0].get("redirects")
    for row in rows.items if isinstance(rows, Collection) and isinstance(rows.items, list) else ():
        said = table_of(row)
        old, new = _text(said.get("from")), _text(said.get("to"))
        leads_on = _text(said.get("status")) in ("", *LEADS_ON)
        if old and new and leads_on and "conditions" not in said:
            yield ListedRedirect(old, new, row.line)
        else:
            yield warning("redirect-not-used", row.line, value=f"{old} {new}")


def _text(value: Value | None) -> str:
    return value.text if isinstance(value, Scalar) else ""


_READERS: dict[str, Callable[[str], Found]] = {
    "_redirects": _lines,
    ".htaccess": _apache,
    ".csv": _csv,
    ".json": _json,
    ".toml": _toml,
}
