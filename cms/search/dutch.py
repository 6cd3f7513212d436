"""Words as the search compares them: without accents or capitals, and without Dutch endings.

An ending is taken off by rule, not by dictionary. That two forms of a word end up alike matters
here, not that the result is a word: `solliciteren` and `sollicitatie` both become `sollicit`.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

WORD = re.compile(r"[^\W_]+")
WORD_OR_SIGN = re.compile(r"\w+")  # the same, and found faster, where there is no underscore
ACCENT = re.compile("[\u0300-\u036f]")
LONGEST_WORD = 40  # letters; the rest tells nothing

# Words that are in nearly every text: beside others they do not narrow a search.
SMALL_WORDS = (
    "aan al als bij dan dat de der deze die dit door een en er had heb hebben heeft het hier hij "
    "hoe hun ik in is je kan maar me men met mij mijn na naar niet nog nu of om ons onze ook op "
    "over te tot u uit van veel voor want waren was wat we wel werd wie wij wordt worden zal ze "
    "zei zich zij zijn zo zou"
)
COMMON = frozenset(SMALL_WORDS.split())

# One after another: an ending, what comes in its place, and how many letters must be left.
ENDINGS = [
    (re.compile(r"([bdfgklmnprst])\1etjes?$"), r"\1", 3),  # mann-etje
    (re.compile(r"(?<=[^aeiou])[tp]?jes?$"), "", 4),  # verhaal-tje
    (re.compile(r"heden$"), "heid", 3),
    (re.compile(r"(?<=e[lmr]|or|ie|[dgt]e)s$"), "", 4),  # vrijwilliger-s
    (re.compile(r"en?$"), "", 3),
    (re.compile(r"(?<=[kpfgdlmwj])t$"), "", 4),  # werk-t
    (re.compile(r"((?:aa|ee|oo|uu)[nrs])t$"), r"\1", 4),  # leer-t
    (re.compile(r"(?<=[^e]el)d$"), "", 4),  # vertel-d
    # What is both in words of our own (luister-t) and in lent ones (sollicit-eer-de).
    (re.compile(r"(?:ee?r|ee?r[td]|ering|ati|ator)$"), "", 4),
    (re.compile(r"([bdfgklmnprst])\1$"), r"\1", 3),  # mann-en, man
    (re.compile(r"([aeou])\1(?=[^aeiou]$)"), r"\1", 3),  # verhal-en, verhaal
    (re.compile(r"v$"), "f", 3),  # briev-en, brief
    (re.compile(r"z$"), "s", 3),  # huiz-en, huis
]


def spans(text: str) -> Iterator[tuple[int, int, str]]:
    """Go through the words of a text: where each begins and ends, and the word folded."""
    for match in WORD.finditer(text):
        yield match.start(), match.end(), fold(match[0])


def written(text: str) -> list[str]:
    """Return the words of a text as they are written, in its order."""
    return (WORD if "_" in text else WORD_OR_SIGN).findall(text)


def words(text: str) -> list[str]:
    """Return the words of a text, folded, in its order."""
    return [word for word in map(fold, written(text)) if word]


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """Return a word without accents and capitals: `Café` and `cafe` are one word."""
    if not word.isascii():
        word = "".join(WORD.findall(ACCENT.sub("", unicodedata.normalize("NFKD", word))))
    return word.casefold()[:LONGEST_WORD]


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return a folded word without its Dutch endings."""
    if word.isalpha():
        for ending, replacement, least in ENDINGS:
            shorter = ending.sub(replacement, word)
            if len(shorter) >= least:
                word = shorter
    return word
