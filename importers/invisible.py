"""Take characters that nobody sees out of a line of text."""

import re
import unicodedata

SEPARATORS = re.compile("[\x85\u2028\u2029]")
# Joiners and tags build emoji and belong to scripts such as Persian; among Latin letters they hide.
JOINERS = re.compile("[\u200c\u200d\U000e0020-\U000e007f]")
FIRST_JOINED = "\u0600"


def visible(text: str) -> tuple[str, str]:
    """Return the text without invisible characters, and the codes of those: `U+202E`.

    A line separator becomes a space; zero-width and bidirectional characters, soft hyphens and
    byte order marks go.
    """
    kept, gone = [], []
    for character in SEPARATORS.sub(_noted(gone), text):
        if _hides(character, kept[-1] if kept else ""):
            gone.append(f"U+{ord(character):04X}")
        else:
            kept.append(character)
    return "".join(kept), ", ".join(dict.fromkeys(gone))


def _noted(gone: list[str]):
    def space(match: re.Match) -> str:
        gone.append(f"U+{ord(match[0]):04X}")
        return " "

    return space


def _hides(character: str, before: str) -> bool:
    if character.isascii() or unicodedata.category(character) != "Cf":
        return False
    return not (JOINERS.match(character) and before >= FIRST_JOINED)
