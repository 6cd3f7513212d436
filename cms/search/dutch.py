"""Normalisation of words for the search: folding of accents and case, and Dutch stemming.

Endings are removed by rules, without a dictionary. What matters is that the forms of a word have
the same stem, not that it is a word: `solliciteren` and `sollicitatie` both become `sollicit`.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from slugs import in_ascii

LETTERS = re.compile(r"[^\W_]+")
# Signs that do not divide a word, although they are no letters: accents apart from their letter, as
# in text from a Mac, soft hyphens, spaces of no width, joiners and marks of direction.
WITHIN = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u064b-\u065f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff"
    "\ufe00-\ufe0f\ufe20-\ufe2f\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"
)
HIDDEN = re.compile(f"[{WITHIN}]")
WORD = re.compile(rf"[^\W_]+(?:[{WITHIN}]+[^\W_]*)*")
WORD_OR_SIGN = re.compile(r"\w+")  # equivalent and faster if there is no underscore
# Words with a hyphen, an apostrophe or full stops in them, or a plus sign behind: burn-out, foto's,
# c.v., 50+. They are also one word.
SIGNED = (
    r"(?<![^\W_])(?:[^\W\d_](?:\.[^\W\d_](?![^\W_]))+"
    r"|[^\W_]++(?:[-\u2010\u2011'\u2019&][^\W_]++)*\+(?!\w)"
    r"|[^\W_]++(?:[-\u2010\u2011'\u2019&][^\W_]++)+)"
)
SIGNED_WORD = re.compile(SIGNED)
SIGNED_OR_PLAIN = re.compile(rf"{SIGNED}|[^\W_]++")
ACCENT = re.compile("[\u0300-\u036f]")
LONGEST_WORD = 40  # letters; the rest is ignored

# Stop words: they are in nearly every text, and do not narrow a search together with others.
SMALL_WORDS = (
    "aan al als bij dan dat de der deze die dit door een en er had heb hebben heeft het hier hij "
    "hoe hun ik in is je kan maar me men met mij mijn na naar niet nog nu of om ons onze ook op "
    "over te tot u uit van veel voor want waren was wat we wel werd wie wij wordt worden zal ze "
    "zei zich zij zijn zo zou "
    "ben bent iets jou jouw jullie kun kunnen kunt mag moet moeten waar waarom wanneer welk welke "
    "wil willen wilt word "
    "elkaar geen graag hebt hem hen hoelang hoeveel iemand kon konden "
    "mogen niemand tegen tijdens tussen uw via waarheen waarmee waarvoor "
    "zonder zouden zullen zult"
)
COMMON = frozenset(SMALL_WORDS.split())

# (ending, replacement, minimum number of remaining letters), applied in this order.
ENDINGS = [
    (re.compile(r"([bdfgklmnprst])\1etjes?$"), r"\1", 3),  # mann-etje
    (re.compile(r"(?<=[^aeiou])[tp]?jes?$"), "", 4),  # verhaal-tje
    (re.compile(r"heden$"), "heid", 3),
    (re.compile(r"(?<=e[lmr]|or|ie|[dgt]e)s$"), "", 4),  # vrijwilliger-s
    (re.compile(r"(?<![aeiou])eren$"), "eer", 4),  # solliciteren, solliciteer
]
# A long vowel is single in an open syllable and double in a closed one: bo-men, boom. This does not
# apply to an unstressed last syllable: han-de-len, handel.
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
    # Endings of Dutch words (luister-t) as well as loanwords (sollicit-eer-de).
    (re.compile(r"(?:ee?r|ee?r[td]|ering|ati|ator)$"), "", 4),
    (re.compile(r"([bdfgklmnprst])\1$"), r"\1", 3),  # mann-en, man
    (re.compile(r"([aeiouy].*[^aeiouy]e)e(?=[lmnr]$)"), r"\1", 3),  # verdeel, verdel-en
    (re.compile(r"([aeiouy].*[^aeiouy]o)or$"), r"\1r", 3),  # kantoor, motor
    (re.compile(r"v$"), "f", 3),  # briev-en, brief
    (re.compile(r"z$"), "s", 3),  # huiz-en, huis
]
# Words with a short vowel in one form and a long one in another: dag, dagen.
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
# The same for plurals whose regular stem is another word: gat, gaat.
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
    """Yield start, end and folded form of each word of a text."""
    for match in WORD.finditer(text):
        yield match.start(), match.end(), fold(match[0])


def signed_spans(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and folded form of each word with signs in it."""
    for match in SIGNED_WORD.finditer(text):
        yield match.start(), match.end(), fold(_without_signs(match[0]))


def tokenize(text: str) -> list[str]:
    """Return the words of a text in order, unchanged."""
    if not text.isascii() and HIDDEN.search(text):
        return WORD.findall(text)
    return (LETTERS if "_" in text else WORD_OR_SIGN).findall(text)


def words(text: str) -> list[str]:
    """Return the folded words of a text in order."""
    return [word for word in map(fold, tokenize(text)) if word]


def signed_words(text: str) -> list[str]:
    """Return the words of a text that have signs in them, folded, each as one word."""
    return [fold(_without_signs(word)) for word in SIGNED_WORD.findall(_plain(text))]


def typed_words(text: str) -> list[tuple[str, list[str]]]:
    """Return the folded words of a search, each with the parts that signs divide it into."""
    found = SIGNED_OR_PLAIN.findall(_plain(text))
    typed = [(fold(_without_signs(word)), words(word)) for word in found]
    return [(word, parts) for word, parts in typed if word]


def _without_signs(word: str) -> str:
    return "".join(LETTERS.findall(word)) + ("plus" if word.endswith("+") else "")


def _plain(text: str) -> str:
    return text if text.isascii() else HIDDEN.sub("", text)


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """Return a word as it is typed on any keyboard: `Café` and `cafe`, `œuvre` and `oeuvre`."""
    if not word.isascii():
        plain = ACCENT.sub("", unicodedata.normalize("NFKD", word))
        word = "".join(LETTERS.findall("".join(map(in_ascii, plain))))
    return word.casefold()[:LONGEST_WORD]


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return the stem of a folded Dutch word.

    `man` and `maan` have different stems, and so have `mannen` and `manen`: an open syllable has a
    long vowel. Snowball's two algorithms were compared with these rules on 26,755 frequent words
    and their lemmas: `dutch_porter` undoubles vowels, so that both become `man`; `dutch` recognises
    fewer forms of a word (64 % instead of 66 %) and merges twice as many unrelated words.
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
