"""Rules for plain language: short sentences and common words, as for CEFR level B1."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from bs4 import Tag

from cms.admin.checks.finding import Finding, Place
from cms.admin.checks.rules.markup import authored_elements, lines_of, place_of

MOST_WORDS = 20  # in a sentence
LONG_WORD = 15  # letters
MOST_LONG_WORDS = 0.06  # of all words
ENOUGH_WORDS = 50  # for fewer, a share is not meaningful
LONGEST_QUOTE = 300  # characters
EXAMPLES = 5
BETWEEN_SENTENCES = re.compile(r"(?<=[.!?…])[”’\"')]*\s+(?=[\"'‘“(]*[^\Wa-z])")
WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")


@dataclass(frozen=True)
class Sentence:
    text: str
    words: tuple[str, ...]
    place: Place


def read_sentences(main: Tag) -> list[Sentence]:
    """Return the sentences that the editor wrote, without headings and single words."""
    sentences = []
    for element in authored_elements(main, "p", "li"):
        if element.find(["p", "li"]) or not element.find_parent(attrs={"data-block": True}):
            continue
        texts = (BETWEEN_SENTENCES.split(line) for line in lines_of(element))
        for text in chain.from_iterable(texts):
            words = tuple(WORD.findall(text))
            if len(words) > 1:
                sentences.append(Sentence(text, words, place_of(element)))
    return sentences


def long_sentences(main: Tag) -> Iterator[Finding]:
    """Yield a finding for each sentence that is too long, at most for the longest few."""
    sentences = [each for each in read_sentences(main) if len(each.words) > MOST_WORDS]
    longest = sorted(sentences, key=lambda each: len(each.words), reverse=True)[:EXAMPLES]
    for sentence in sentences:
        if sentence in longest:
            details = {
                "most": MOST_WORDS,
                "text": sentence.text[:LONGEST_QUOTE],
                "words": len(sentence.words),
            }
            yield Finding("long_sentences", sentence.place, details)


def long_words(main: Tag) -> Iterator[Finding]:
    """Yield a finding if too many words are long; it lists the longest few."""
    sentences = read_sentences(main)
    words = [word for sentence in sentences for word in sentence.words]
    long = {word.casefold(): word for word in words if len(word) >= LONG_WORD}
    count = sum(len(word) >= LONG_WORD for word in words)
    if len(words) < ENOUGH_WORDS or count / len(words) <= MOST_LONG_WORDS:
        return
    longest = sorted(long.values(), key=len, reverse=True)
    place = next(each.place for each in sentences if longest[0] in each.words)
    details = {"count": count, "text": ", ".join(longest[:EXAMPLES])}
    yield Finding("long_words", place, details)
