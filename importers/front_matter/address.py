"""Read the keys that give a page its address, and those that name its old ones.

A `permalink` with folders gives its last part to the page; where the page stands in the tree
follows from the folders. The whole permalink is kept as an old address, so that it still leads
to the page.
"""

import re
from dataclasses import dataclass

from importers.files.paths import slug_of
from importers.formats.values import Scalar
from importers.front_matter.reader import FieldReader
from importers.problems import warning

ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
PATTERN = re.compile(r"[:{<*]")  # /:categories/:title/, {{ slug }}: for the generator only
INDEX = re.compile(r"/?index\.html?$|\.html?$", re.IGNORECASE)
SWITCHED_OFF = ("false", "true")  # Eleventy writes no page for `permalink: false`


@dataclass(frozen=True)
class AddressKeys:
    """`slug` is the part of the address that a key asks for, in the form that it can have."""

    slug: Scalar | None = None
    aliases: tuple[str, ...] = ()


def read_address(reader: FieldReader) -> AddressKeys:
    slug, old = _slug(reader)
    aliases = dict.fromkeys(
        alias for text in reader.texts("aliases") for alias in _alias(text, reader)
    )
    return AddressKeys(slug, (*old, *aliases))


def _slug(reader: FieldReader) -> tuple[Scalar | None, tuple[str, ...]]:
    entry, value = reader.keys.find("slug"), reader.scalar("slug")
    if value is None:
        return None, ()
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
    is_path = len(parts) > 1 or path != value.text
    old = _alias(value, reader) if is_path else ()
    return Scalar(slug, value.line, value.column), tuple(old)


def _alias(value: Scalar, reader: FieldReader) -> tuple[str, ...]:
    """Return an old address as a path from the root, or nothing with a warning."""
    text = value.text.strip().split("#")[0]
    path = "/" + text.lstrip("/")
    unusable = ELSEWHERE.match(text) or ".." in path.split("/") or not path.isprintable()
    if unusable or not text.strip("/"):
        found = warning("alias-not-used", value.line, value.column, value=value.text)
        reader.problems.append(found)
        return ()
    return (path,)
