"""The one form of the old address of a redirect, in which it is stored and looked up.

Old addresses are typed, imported and asked for in many forms: with `%20` or a space, `%C3%A9`,
`%E9` (of old servers) or `é`, composed or not, in capitals, as a whole URL. This form is readable,
decoded and in lower case. It is what browsers ask for: they never send `/./`, `/../` or `\\`.
"""

import re
import unicodedata
from collections.abc import Collection, Iterator
from itertools import combinations
from urllib.parse import unquote_to_bytes

# Without a scheme a host has a dot or a port, and a path behind it: `//oud/` and `//oud.html` are
# paths in which somebody typed one slash too many.
ORIGIN = re.compile(r"^\s*(?:[a-z][a-z0-9+.-]*://[^/?#]*|//[^/?#]*[.:][^/?#]*(?=/))", re.IGNORECASE)
# All but `?` and `#`, which would end the path.
ENCODED = re.compile(r"(?:%(?!3f|23)[0-9a-f]{2})+", re.IGNORECASE)
INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\x00-\x1f\x7f]")
ROUNDS = 3  # of decoding: addresses are found encoded twice, and no oftener
# First parts of addresses at which people sign in, or open a preview with a ticket.
ENTRANCES = frozenset({"_util", "cms", "preview"})
ANSWERED = re.compile(r"/(?:media|static)/|/api/v[0-9]")
MOST_PARTS = 6  # parts of a query of which any combination may belong to a redirect
MOST_TRIED = 50  # parts of which a single one may; the others are left over


def normal_address(address: str) -> str:
    """Return the form of an address in which redirects are stored. Never raises."""
    path, _, query = _without_origin(address).partition("?")
    parts = sorted(filter(None, map(_normal_part, query.split("&"))))
    return _normal_path(path) + (f"?{'&'.join(parts)}" if parts else "")


def is_entrance(address: str) -> bool:
    """Return True if no redirect may be at an address: who comes there expects to sign in."""
    return re.split("[/?]", normal_address(address))[1] in ENTRANCES


def is_never_led_on(address: str) -> bool:
    """Return True if files or the API of the website answer at an address, and no redirect does."""
    return ANSWERED.match(normal_address(address)) is not None


def addresses_for(address: str) -> Iterator[tuple[str, str]]:
    """Yield what a redirect for an address may be stored as, and which query is left over then.

    The more parts of the query belong to the redirect, the earlier. Any other part (`utm_source=x`)
    is left over, in the form in which it was asked for.
    """
    path, _, query = _without_origin(address).partition("?")
    parts = list(filter(None, query.split("&")))
    place = _normal_path(path)
    for chosen in _choices(len(parts)):
        rest = "&".join(part for at, part in enumerate(parts) if at not in chosen)
        # Those that a former release stored have a plus sign where one was typed.
        for normal in (_normal_part, _normal) if "+" in query else (_normal_part,):
            named = sorted(filter(None, (normal(parts[at]) for at in chosen)))
            yield place + (f"?{'&'.join(named)}" if named else ""), rest


def with_query(location: str, query: str) -> str:
    """Return an address with parts added to its query."""
    if not query:
        return location
    address, hash, fragment = location.partition("#")
    joint = "&" if "?" in address else "?"
    return f"{address}{joint}{query}{hash}{fragment}"


def _choices(count: int) -> Iterator[Collection[int]]:
    if count <= MOST_PARTS:
        for size in range(count, -1, -1):
            yield from combinations(range(count), size)
        return
    yield range(count)
    yield from combinations(range(min(count, MOST_TRIED)), 1)
    yield ()


def _without_origin(address: str) -> str:
    path, mark, query = address.partition("#")[0].partition("?")
    return ORIGIN.sub("", path.replace("\\", "/")) + mark + query


def _normal_path(path: str) -> str:
    names: list[str] = []
    for name in _normal(path).replace("\\", "/").split("/"):
        if name.strip() == "..":
            del names[-1:]
        elif name.strip() != ".":
            names.append(name)
    return "/" + re.sub("/+", "/", "/".join(names)).strip("/ ")


def _normal_part(text: str) -> str:
    """Return a part of a query, in which forms write a space as a plus sign."""
    return _normal(text.replace("+", " "))


def _normal(text: str) -> str:
    for _ in range(ROUNDS):
        decoded = ENCODED.sub(lambda match: _decode(match[0]), text)
        if decoded == text:
            break
        text = decoded
    text = unicodedata.normalize("NFC", INVISIBLE.sub("", text)).lower()
    return " ".join(text.split())


def _decode(encoded: str) -> str:
    data = unquote_to_bytes(encoded)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("latin-1")  # what servers took before
