"""What else a word of a search may mean on this site: related words, and compounds with it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from cms.search import compounds, vocabulary
from cms.search.dutch import COMMON, stem
from cms.search.families import root
from cms.search.query import Query, Stems, Term
from cms.search.synonyms import meanings, meant_by
from cms.search.vocabulary import Part, known_roots

SHORTEST = 3  # letters of a word that has others
MOST = 12  # others of a word
MOST_SPLITS = 2


def expanded(query: Query) -> Query:
    """Return the query with the other words that count for each term."""
    joined = list(_joined(query))
    parts = [_parts(term) for term in query.terms]
    asked = list(dict.fromkeys([*(each for some in parts for each in some), *map(_of, joined)]))
    words, synonyms = vocabulary.read(asked)
    found = dict(zip(asked, words, strict=True))
    known = _known(query, parts, found)
    terms = [
        term.with_others([*meant, *_others(term, some, found, known)[:MOST]])
        for term, some, meant in zip(
            query.terms, parts, meant_by(query, meanings(synonyms)), strict=True
        )
    ]
    for written, of in joined:
        whole = _same_root(root(written), found[_of((written, of))])
        terms = [term.with_others(whole) if term.word in of else term for term in terms]
    return replace(query, terms=tuple(terms))


def words_of(term: Term) -> list[Term]:
    """Return the two words that the word of an expanded term is made of; none if it has no such."""
    stems = {each for some in term.others if len(some) > 1 for each in some}
    pairs = [both for both in compounds.splits(term.word) if stems.issuperset(map(stem, both))]
    return [Term(word) for word in max(pairs, key=_evenness, default=())]


def _joined(query: Query) -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield what words beside each other are as one word: `burn out`, `burnout`."""
    for both in pairwise(query.typed[: 2 * MOST]):
        if not COMMON.issuperset(both):
            yield "".join(both), both


def _of(joined: tuple[str, tuple[str, str]]) -> Part:
    return Part(root(joined[0]), is_beginning=False)


def _parts(term: Term) -> list[Part]:
    """Return the parts by which words are related to a term."""
    if len(term.word) < SHORTEST:
        return []
    beginnings = {each for each in (term.word, term.stem, root(term.word)) if len(each) > SHORTEST}
    shortest = [
        each
        for each in sorted(beginnings)
        if not any(each != other and each.startswith(other) for other in beginnings)
    ]
    endings = dict.fromkeys([root(term.word), term.stem])
    return [*(Part(each, False) for each in endings), *(Part(each, True) for each in shortest)]


def _known(query: Query, parts: list[list[Part]], found: dict[Part, list[str]]) -> set[str]:
    """Return the roots that parts of compounds may be, of all that there could be."""
    beside = {
        each
        for some in parts
        for part in some
        for word in found[part]
        for each in _beside(word, part)
    }
    apart = {
        root(each)
        for term, some in zip(query.terms, parts, strict=True)
        if some and not _same_root(root(term.word), found[some[0]])
        for both in compounds.splits(term.word)
        for each in both
    }
    asked = beside - compounds.FREQUENT | apart
    return known_roots(asked) | ((beside | apart) & compounds.FREQUENT)


def _others(
    term: Term, parts: list[Part], found: dict[Part, list[str]], known: set[str]
) -> list[Stems]:
    if not parts:
        return []
    related = _same_root(root(term.word), found[parts[0]])
    words = {word for part in parts for word in found[part] if _is_compound(word, part, known)}
    compound = [(stem(word),) for word in sorted(words, key=lambda word: (len(word), word))]
    return related + compound + ([] if related else _apart(term.word, known))


def _same_root(of: str, words: Iterable[str]) -> list[Stems]:
    stems = (stem(word) for word in words if root(word) == of)
    return [(each,) for each in stems if each not in COMMON]


def _is_compound(word: str, part: Part, known: set[str]) -> bool:
    if part.is_beginning:
        return bool(_beside(word, part) & known)
    return compounds.is_telling(word, part.text) or bool(_beside(word, part) & known)


def _beside(word: str, part: Part) -> set[str]:
    """Return the roots of which one must be a word, so that a word is a compound with the part."""
    if part.is_beginning:
        return compounds.after(word, part.text)
    return compounds.before(word, part.text) if root(word) != part.text else set()


def _apart(word: str, known: set[str]) -> list[Stems]:
    """Return the pairs of words that a word is made of, the most even ones."""
    pairs = [both for both in compounds.splits(word) if {root(each) for each in both} <= known]
    pairs.sort(key=_evenness, reverse=True)
    return [stems for both in pairs[:MOST_SPLITS] for stems in compounds.stems_of(both)]


def _evenness(both: tuple[str, str]) -> int:
    return min(map(len, both))
