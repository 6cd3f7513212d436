"""The part of an address that words give: for the CMS, the importer, and scripts in a browser."""

from collections import defaultdict
from unicodedata import category, name, normalize

from anyascii import anyascii
from django.utils.text import slugify

LONGEST = 255  # characters: Wagtail's field
LATIN = (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))  # where Unicode has letters with accents


def slug_of(words: str) -> str:
    """Return `words` as part of an address: in ASCII, unless they have letters of other scripts."""
    latin = "".join(map(in_ascii, words))
    slug = slugify(latin, allow_unicode=_has_other_letters(latin))
    return slug[:LONGEST].strip("-")


def as_rules() -> list[tuple[str, str]]:
    """Return what stands for letters with accents in an address: pairs of an expression of them and
    ASCII."""
    letters = defaultdict(list)
    for each in map(chr, LATIN):
        if in_ascii(each) != each:
            letters[in_ascii(each)].append(each)
    return [(f"[{''.join(found)}]", plain) for plain, found in letters.items()]


def in_ascii(letter: str) -> str:
    """Return a letter in ASCII if it is a Latin one: é is e, and œ is oe.

    Unicode takes ß, ø and ł apart into nothing, so Django's `slugify` makes sren of Søren.
    """
    is_latin = not letter.isascii() and name(letter, "").startswith("LATIN")
    return anyascii(letter) if is_latin else letter


def _has_other_letters(words: str) -> bool:
    """Return True if a letter, or a part of one, has no form in ASCII: it would be lost."""
    if words.isascii():
        return False
    return any(category(each)[0] == "L" and not each.isascii() for each in normalize("NFKD", words))
