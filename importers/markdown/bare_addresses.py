"""Find the addresses that stand in a text without any mark, as GitHub and most generators do."""

import re
from collections.abc import Iterator

MAY_BE_ADDRESS = re.compile(r"://|www\.|@")
ADDRESS = re.compile(
    r"(?<![\w/@.:-])(?:(?P<web>https?://[^\s<>\x1e\"“”]{1,2000}|www\.[\w-][^\s<>\x1e\"“”]{1,2000})"
    r"|(?P<mail>[A-Za-z0-9][\w.+-]{0,63}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8})(?![\w@-]))"
)
TRAILING = ".,:;!?*_~'’”)]}"
OPENING = {")": "(", "]": "[", "}": "{"}


def bare_addresses(words: str) -> Iterator[tuple[str, str]]:
    """Yield each piece of a text with the address that it is, empty for words in between."""
    position = 0
    for match in ADDRESS.finditer(words):
        found = _without_trailing(match[0])
        if position < match.start():
            yield words[position : match.start()], ""
        position = match.start() + len(found)
        yield found, _href(found, is_mail=match["mail"] is not None)
    yield words[position:], ""


def _without_trailing(found: str) -> str:
    """Return an address without the punctuation of its sentence; a bracket that it opened stays."""
    counts = {each: found.count(each) for each in "()[]{}"}
    end = len(found)
    while end and found[end - 1] in TRAILING:
        last = found[end - 1]
        if last in OPENING and counts[OPENING[last]] >= counts[last]:
            break
        if last in counts:
            counts[last] -= 1
        end -= 1
    return found[:end]


def _href(found: str, *, is_mail: bool) -> str:
    if is_mail:
        return f"mailto:{found}"
    return f"https://{found}" if found.startswith("www.") else found
