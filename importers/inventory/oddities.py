"""Detect unusual bytes in a file, and guess the language of its text."""

import re
from collections.abc import Iterator
from pathlib import Path

from importers.files.documents import MAX_BYTES

BYTE_ORDER_MARKS = {
    b"\xef\xbb\xbf": "byte order mark",
    b"\xff\xfe": "UTF-16",
    b"\xfe\xff": "UTF-16",
}
INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2028\u2029\u2060-\u2069\ufeff]")
# The commonest short words of each language; a text of some lines holds many of them.
WORDS = {
    "nl": {"de", "het", "een", "en", "van", "ik", "niet", "voor", "met", "zijn", "dat", "op"},
    "en": {"the", "and", "of", "to", "is", "that", "for", "with", "on", "are", "you", "it"},
    "de": {"der", "die", "und", "das", "nicht", "ein", "mit", "ist", "auf", "für", "sich"},
    "fr": {"le", "la", "les", "et", "des", "une", "est", "pour", "dans", "que", "pas"},
}


def oddities(file: Path, path: str) -> Iterator[str]:
    """Yield what is unusual. `file` was read before, so it is known to be a regular file."""
    with file.open("rb") as stream:
        data = stream.read(MAX_BYTES)
    yield from (name for mark, name in BYTE_ORDER_MARKS.items() if data.startswith(mark))
    yield from _line_ends(data)
    if not data.endswith((b"\n", b"\r")):
        yield "no line end at the end"
    if INVISIBLE.search(data.decode("utf-8", "replace").removeprefix("\ufeff")):
        yield "invisible characters"
    if not str(file).endswith(path):
        yield "name in NFD"


def _line_ends(data: bytes) -> Iterator[str]:
    windows = data.count(b"\r\n")
    unix, classic = data.count(b"\n") - windows, data.count(b"\r") - windows
    if sum(bool(count) for count in (windows, unix, classic)) > 1:
        yield "mixed line ends"
    elif windows:
        yield "CRLF line ends"
    elif classic:
        yield "CR line ends"


def language(text: str) -> str:
    """Return the code of the language with the most known words, or `?`."""
    words = re.findall(r"\w+", text.lower())
    hits = {code: sum(word in known for word in words) for code, known in WORDS.items()}
    best = max(hits, key=hits.__getitem__)
    return best if hits[best] > 2 and hits[best] > len(words) * 0.05 else "?"
