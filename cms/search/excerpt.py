"""Excerpts of texts around the words of a search, in segments that are hits or not."""

from typing import NamedTuple

from cms.search.dutch import WORD, fold, signed_spans, spans
from cms.search.query import Query

LENGTH = 220  # characters of an excerpt, roughly
BEFORE = 60  # characters before its first hit
LOOKED_AT = 50_000  # characters of a text that are searched


class Segment(NamedTuple):
    text: str
    hit: bool


def segments(text: str, query: Query) -> list[Segment]:
    """Split a text into segments that are hits and segments that are not."""
    return _cut(text, _hits(text, query))


def excerpt(text: str, query: Query, title: str = "") -> list[Segment]:
    """Return the part of a text with the most words of the query, or else its beginning.

    Words that are not in the title count twice: the title shows the others already.
    """
    text = " ".join(text[:LOOKED_AT].split())
    hits = _hits(text, query)
    start, end = _best_part(text, hits, query, title)
    part = text[start:end]
    inside = [(first - start, last - start) for first, last in hits if start <= first < last <= end]
    cut = _cut(part, inside)
    if start:
        cut = [Segment("… ", hit=False), *cut]
    if end < len(text):
        cut = [*cut, Segment(" …", hit=False)]
    return cut


def _hits(text: str, query: Query) -> list[tuple[int, int]]:
    words = {word for word in set(WORD.findall(text)) if query.matches(fold(word))}
    plain = [match.span() for match in WORD.finditer(text) if match[0] in words] if words else []
    signed = [(start, end) for start, end, word in signed_spans(text) if query.matches(word)]
    return _without_overlaps(plain, signed) if signed else plain


def _without_overlaps(
    plain: list[tuple[int, int]], signed: list[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Return all hits in order, without those of parts of a word that is one."""
    covered = {at for start, end in signed for at in range(start, end)}
    return sorted([*signed, *(hit for hit in plain if hit[0] not in covered)])


def _best_part(text: str, hits: list[tuple[int, int]], query: Query, title: str) -> tuple[int, int]:
    """Return start and end of the first part whose different terms weigh most."""
    if not hits:
        return 0, _word_end(text, LENGTH)
    told = _terms_in(title, query)
    best, most = hits[0][0], 0
    for start, _ in hits:
        here = _terms_in(text[start : start + LENGTH - BEFORE], query)
        weight = 2 * len(here) - len(here & told)
        if weight > most:
            best, most = start, weight
        if most == 2 * len(query.terms) - len(told):
            break
    start = _word_start(text, best - BEFORE)
    return start, _word_end(text, start + LENGTH)


def says_as_much(summary: str, text: str, query: Query) -> bool:
    """Return True if a summary has as many different terms as the excerpt of a text has."""
    best = "".join(part.text for part in excerpt(text, query))
    return len(_terms_in(summary, query)) >= len(_terms_in(best, query))


def _terms_in(text: str, query: Query) -> set[str]:
    """Return the words of the terms that a text has."""
    found = {word for _, _, word in [*spans(text), *signed_spans(text)]}
    return {term.word for term in query.terms if any(map(term.matches, found))}


def _word_start(text: str, at: int) -> int:
    return 0 if at <= 0 else text.find(" ", at) + 1


def _word_end(text: str, at: int) -> int:
    return len(text) if at >= len(text) else max(text.rfind(" ", 0, at), 0) or at


def _cut(text: str, hits: list[tuple[int, int]]) -> list[Segment]:
    cut, at = [], 0
    for start, end in hits:
        if start > at:
            cut.append(Segment(text[at:start], hit=False))
        cut.append(Segment(text[start:end], hit=True))
        at = end
    return [*cut, Segment(text[at:], hit=False)] if at < len(text) else cut
