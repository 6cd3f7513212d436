"""Remove invisible characters from a text."""

import re
import unicodedata

SEPARATORS = re.compile("[\x85\u2028\u2029]")
# Joiners and tags build emoji and belong to scripts such as Persian; among Latin letters they hide.
JOINERS = re.compile("[\u200c\u200d\U000e0020-\U000e007f]")
CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]")
FIRST_JOINED = "\u0600"


def visible(text: str) -> tuple[str, str]:
    """Return the text without invisible characters, and their codes: `U+202E`.

    A line separator becomes a space; zero-width and bidirectional characters, soft hyphens and byte
    order marks are removed.
    """
    kept: list[str] = []
    gone: list[str] = []
    for character in SEPARATORS.sub(_noted(gone), text):
        if _hides(character, kept[-1] if kept else ""):
            gone.append(f"U+{ord(character):04X}")
        else:
            kept.append(character)
    return "".join(kept), ", ".join(dict.fromkeys(gone))


def without_controls(text: str) -> tuple[str, list[tuple[int, str]]]:
    """Return a text without control characters, and their codes for each line that had some."""
    if not CONTROLS.search(text):
        return text, []
    unseen = []
    for number, line in enumerate(text.split("\n"), start=1):
        codes = [f"U+{ord(character):04X}" for character in CONTROLS.findall(line)]
        unseen += [(number, ", ".join(dict.fromkeys(codes)))] if codes else []
    return CONTROLS.sub(lambda found: " " if found[0] in "\x0b\x0c" else "", text), unseen


def _noted(gone: list[str]):
    def space(match: re.Match) -> str:
        gone.append(f"U+{ord(match[0]):04X}")
        return " "

    return space


def _hides(character: str, before: str) -> bool:
    if character.isascii() or unicodedata.category(character) != "Cf":
        return False
    return not (JOINERS.match(character) and before >= FIRST_JOINED)
