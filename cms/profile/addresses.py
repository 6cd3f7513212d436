"""The words in addresses of the site: `/zoeken/`, `?categorie=`, `?toon=`."""

import re
from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _

from cms.profile.toml_table import Table, shown

Words = dict[str, str]
NEUTRAL: Words = {
    "search": "zoeken",
    "category": "categorie",
    "show": "toon",
    "page": "pagina",
    "year": "jaar",
}
PARAMETERS = ("category", "show", "page", "year")  # query parameters beside `q`
SEARCH_WORDS = "q"
WORD = re.compile(r"[a-z][a-z0-9-]{0,39}")
# Top-level slugs that are URLs of the site or the CMS.
RESERVED = frozenset({"_stijl", "admin", "api", "cms", "documents", "media", "preview", "static"})


def read_addresses(table: Table) -> Words:
    """Return the given words. Errors are added to the problems of the table."""
    words = {name: table.text(name) for name in NEUTRAL}
    table.refuse_others()
    given = {name: word for name, word in words.items() if word}
    for name, word in given.items():
        if not WORD.fullmatch(word):
            message = _("must be small letters, digits and dashes, such as “find”, not %s")
            table.refuse(name, message % shown(word))
    if given.get("search") in RESERVED:
        table.refuse("search", _("must be another word: the site itself has this address"))
    for name in PARAMETERS:
        others = [
            SEARCH_WORDS,
            *(given.get(other, NEUTRAL[other]) for other in PARAMETERS if other != name),
        ]
        if given.get(name) in others:
            table.refuse(name, _("must differ from the other words: %s") % ", ".join(others))
    return given


def former_words(
    former: Mapping[str, Iterable[str]], words: Words, changed: Words
) -> dict[str, list[str]]:
    """Return all former words by name after some of `words` changed, without current ones."""
    after = {**words, **changed}
    names = {
        name: dict.fromkeys([*former.get(name, ()), *([words[name]] if name in words else ())])
        for name in NEUTRAL
    }
    kept = {name: [word for word in each if word != after[name]] for name, each in names.items()}
    return {name: each for name, each in kept.items() if each}
