"""Read the keys for the address of a page, and those for its old addresses.

The last part of a `permalink` becomes the slug; the page's place in the tree follows from the
folders. The whole permalink is kept as an old address, so that it still leads to the page.
"""

import datetime
import re
from collections.abc import Iterable, Iterator

from importers.formats.values import Scalar
from importers.front_matter.fields import BY_NAME
from importers.front_matter.reader import Entry, FieldReader
from importers.problems import warning
from slugs import slug_of

ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
PATTERN = re.compile(r"[:{<*]")  # /:categories/:title/, {{ slug }}: for the generator only
DAY = re.compile(r"(?:^|/)(\d{4})/(\d{1,2})/(\d{1,2})/")  # /2015/01/09/title
INDEX = re.compile(r"/?index\.html?$|\.html?$", re.IGNORECASE)
SWITCHED_OFF = ("false", "true")  # Eleventy writes no page for `permalink: false`


def read_slug(reader: FieldReader, entry: Entry | None) -> tuple[Scalar | None, tuple[str, ...]]:
    """Return the slug that a key requests, or None, and the address that it replaces."""
    value = reader.scalar(BY_NAME["slug"], entry)
    if entry is None or value is None:
        return None, ()
    if entry.key.lower() == "permalink" and value.text == "false":
        return None, ()  # Eleventy writes no page: it comes as a draft
    path = INDEX.sub("", value.text)
    parts = [part for part in path.split("/") if part]
    if not parts or value.text in SWITCHED_OFF or PATTERN.search(value.text):
        reader.warn("address-not-used", entry, value=value.text)
        return None, ()
    slug = slug_of(parts[-1])
    if not slug or ".." in parts:
        reader.wrong("address-without-letters", entry, value=value.text)
        return None, ()
    if slug != parts[-1]:
        reader.warn("read-as", entry, value=value.text, read=slug)
    is_path = len(parts) > 1 or path != value.text or path.startswith("/")
    replaced = _paths([value], reader) if is_path else ()
    return Scalar(slug, value.line, value.column), tuple(replaced)


def day_in(entry: Entry | None) -> datetime.date | None:
    """Return the day that is part of the address of a page, or None."""
    match = DAY.search(entry.value.text) if entry and isinstance(entry.value, Scalar) else None
    try:
        return datetime.date(*map(int, match.groups())) if match else None
    except ValueError:  # /2021/99/99/
        return None


def read_aliases(reader: FieldReader, entry: Entry | None) -> tuple[str, ...]:
    """Return the old addresses that a key names, each once."""
    return tuple(dict.fromkeys(_paths(reader.texts(entry), reader)))


def _paths(values: Iterable[Scalar], reader: FieldReader) -> Iterator[str]:
    """Yield old addresses as paths from the root; warn of those that cannot be one."""
    for value in values:
        text = value.text.strip().split("#")[0]
        path = "/" + text.lstrip("/")
        unusable = ELSEWHERE.match(text) or ".." in path.split("/") or not path.isprintable()
        if text.strip("/") and not unusable:
            yield path
            continue
        problem = warning("alias-not-used", value.line, value.column, value=value.text)
        reader.problems.append(problem)
