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

# Each with what comes in its place, and how many letters must be left; one after another.
ENDINGS = [
    (re.compile(r"([bdfgklmnprst])\1etjes?$"), r"\1", 3),  # mann-etje
    (re.compile(r"(?<=[^aeiou])[tp]?jes?$"), "", 4),  # verhaal-tje
    (re.compile(r"heden$"), "heid", 3),
    (re.compile(r"(?<=e[lmr]|or|ie|[dgt]e)s$"), "", 4),  # vrijwilliger-s
    (re.compile(r"(?<![aeiou])eren$"), "eer", 4),  # solliciteren, solliciteer
]
# A vowel that is written once in an open syllable and twice in a closed one: bo-men, boom. Not that
# of the last syllable of han-de-len, which has no stress: handel.
EN = re.compile(r"en?$")
UNSTRESSED = re.compile(r"[aeiouy].*[^aeiouy](?:e[lmnr]|or)$")
OPEN_VOWEL = re.compile(
    r"(?:(?<!a)a|(?<![aeio])e|(?<!o)o|(?<![aeiou])u)(?=[bdfgklmnprstvz]$)"  # not part of oe, eu, …
)
ENDINGS_AFTER_EN = [
    (re.compile(r"(?<=[kpfgdlmwj])t$"), "", 4),  # werk-t
    (re.compile(r"((?:aa|ee|oo|uu)[nrs])t$"), r"\1", 4),  # leer-t
    (re.compile(r"(?<=[^e]el)d$"), "", 4),  # vertel-d
    (re.compile(r"^([^aeiouy]+)([aeou])([bdfgklmnprstvz])er$"), r"\1\2\2\3", 5),  # grot-er
    # What is both in words of our own (luister-t) and in lent ones (sollicit-eer-de).
    (re.compile(r"(?:ee?r|ee?r[td]|ering|ati|ator)$"), "", 4),
    (re.compile(r"([bdfgklmnprst])\1$"), r"\1", 3),  # mann-en, man
    (re.compile(r"([aeiouy].*[^aeiouy]e)e(?=[lmnr]$)"), r"\1", 3),  # verdeel, verdel-en
    (re.compile(r"([aeiouy].*[^aeiouy]o)or$"), r"\1r", 3),  # kantoor, motor
    (re.compile(r"v$"), "f", 3),  # briev-en, brief
    (re.compile(r"z$"), "s", 3),  # huiz-en, huis
]
# Vowels that are short in one form and long in another: dag, dagen. As it is, hardly any is a word.
SHORTENED = {
    "daag": "dag",
    "slaag": "slag",
    "weeg": "weg",
    "baad": "bad",
    "blaad": "blad",
    "paad": "pad",
    "glaas": "glas",
    "koom": "kom",
    "zaam": "zam",  # langzaam, langzam-er
    "ieel": "iel",  # officieel, officiel-e
}
# The same in plurals of which the long form is another word: gat, gaat.
PLURALS = {
    "bedragen": "bedrag",
    "bevelen": "bevel",
    "daken": "dak",
    "gaten": "gat",
    "gebeden": "gebed",
    "gebreken": "gebrek",
    "goden": "god",
    "graven": "graf",
    "hoven": "hof",
    "loten": "lot",
    "oorlogen": "oorlog",
    "schoten": "schot",
    "sloten": "slot",
    "vaten": "vat",
    "verdragen": "verdrag",
}


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
    """Return a folded word without its Dutch endings.

    `man` and `maan` stay apart, and so do `mannen` and `manen`: how long a vowel is, is told by
    whether its syllable is open. Snowball's two algorithms were measured against these rules on
    26,755 frequent words and their lemmas. `dutch_porter` undoubles vowels, so that both are `man`;
    `dutch` finds fewer forms of a word (64 % against 66 %) and merges twice as many other words.
    """
    if not word.isalpha():
        return word
    word = _without(ENDINGS, PLURALS.get(word, word))
    return _shortened(_without(ENDINGS_AFTER_EN, _without_en(word)))


def _without(endings: list[tuple[re.Pattern, str, int]], word: str) -> str:
    for ending, replacement, least in endings:
        shorter = ending.sub(replacement, word)
        if len(shorter) >= least:
            word = shorter
    return word


def _without_en(word: str) -> str:
    shorter = EN.sub("", word)
    if len(shorter) < 3 or shorter == word:
        return word
    return shorter if UNSTRESSED.search(shorter) else OPEN_VOWEL.sub(r"\g<0>\g<0>", shorter)


def _shortened(word: str) -> str:
    for length in (5, 4):
        if short := SHORTENED.get(word[-length:]):
            return word[:-length] + short
    return word
