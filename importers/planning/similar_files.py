"""Recognise renamed files whose text changed a little as well, as Git does.

Git compares two files; here the page is all that is left of the gone one, so the words of that are
compared with those of each new file. To be quick with many files, only pairs are compared that have
a run of words in common, of a sample that is drawn from all texts alike.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from heapq import nsmallest
from pathlib import PurePosixPath

from importers.content.content import Content
from importers.files.paths import is_index
from importers.models import ImportRecord
from importers.planning.destination import is_kind_of
from importers.planning.text_diff import lines_of_content, lines_of_page

WORD = re.compile(r"\w+")
RUN = 3  # words
FEWEST_RUNS = 20  # of a text that is long enough to be recognised
MOST_FILES = 1_000  # that are gone; more of them are no rename
SAMPLE = 24  # runs of a text by which another one is found
MOST_ALIKE = 20  # texts that may share such a run: more is a phrase of the site
SIMILAR = 0.5  # as Git's own
SURE = 0.8
CLEARER = 0.15  # than the next best

Runs = Counter[int]


@dataclass(frozen=True)
class Similar:
    """A new file, and a gone one whose text is much like its own; `share` is from 0 to 1."""

    content: Content
    record: ImportRecord
    share: float
    is_sure: bool = False

    @property
    def path(self) -> str:
        return self.content.path


def find_similar(
    new: Sequence[Content], gone: Sequence[ImportRecord], named: Mapping[str, str]
) -> list[Similar]:
    """Return for each new file the gone one that it is most similar to, if there is one.

    It surely is a rename if no other file comes near, and the name or the title stayed, or nearly
    all words did; or if somebody said so: `named` has old paths and new ones.
    """
    by_path = {content.path: content for content in new}
    records = {record.path: record for record in gone}
    said = [
        _said(by_path[path], records[old])
        for old, path in named.items()
        if path in by_path and old in records
    ]
    if not new or not gone or len(gone) > MOST_FILES:
        return said
    left = [each for each in new if each.path not in named.values()]
    return said + _found(left, [each for each in gone if each.path not in named])


def _said(content: Content, record: ImportRecord) -> Similar:
    one, other = _runs(lines_of_content(content)), _runs_of(record)
    return Similar(content, record, _share(one, other) if one and other else 0, is_sure=True)


def _found(new: Sequence[Content], gone: Sequence[ImportRecord]) -> list[Similar]:
    texts = {each.path: runs for each in new if (runs := _runs(lines_of_content(each)))}
    lost = {each.path: runs for each in gone if (runs := _runs_of(each))}
    by_path = {content.path: content for content in new}
    records = {record.path: record for record in gone}
    pairs = [
        Similar(by_path[path], records[old], share)
        for path, old in _candidates(texts, lost)
        if (share := _share(texts[path], lost[old])) >= SIMILAR
        and is_kind_of(records[old].page, by_path[path].kind)
    ]
    judged = _judged(sorted(pairs, key=lambda each: (-each.share, each.path)))
    best: dict[str, Similar] = {}
    for each in judged:
        best.setdefault(each.path, each)
    return list(best.values())


def _runs(text: Iterable[str]) -> Runs:
    """Return how often each run of words is in a text; empty for a short one."""
    words = [word for line in text for word in WORD.findall(line.casefold())]
    ends = range(RUN, len(words) + 1)
    runs = Counter(_number(" ".join(words[end - RUN : end])) for end in ends)
    return runs if len(runs) >= FEWEST_RUNS else Counter()


def _runs_of(record: ImportRecord) -> Runs:
    return _runs(lines_of_page(record.page.specific)) if record.page else Counter()


def _number(text: str) -> int:
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest())


def _candidates(new: dict[str, Runs], lost: dict[str, Runs]) -> Iterator[tuple[str, str]]:
    """Yield the paths of pairs that share a run which few texts have."""
    having: dict[int, list[str]] = defaultdict(list)
    for old, runs in lost.items():
        for run in nsmallest(SAMPLE, runs):
            having[run].append(old)
    times = Counter(run for runs in new.values() for run in nsmallest(SAMPLE, runs))
    for path, runs in new.items():
        sample = [run for run in nsmallest(SAMPLE, runs) if times[run] <= MOST_ALIKE]
        found = (old for run in sample if len(having[run]) <= MOST_ALIKE for old in having[run])
        yield from ((path, old) for old in dict.fromkeys(found))


def _share(one: Runs, other: Runs) -> float:
    """Return which part of the longer text is in the other one too."""
    return (one & other).total() / max(one.total(), other.total())


def _judged(pairs: Sequence[Similar]) -> list[Similar]:
    """Return the pairs, the most similar first, with those that are surely a rename marked."""
    shares: dict[str, list[float]] = defaultdict(list)
    for each in pairs:
        shares[f"new {each.path}"].append(each.share)
        shares[f"old {each.record.path}"].append(each.share)

    def is_clear(side: str, share: float) -> bool:
        best, *others = shares[side]
        return share == best and all(share - other >= CLEARER for other in others)

    def is_sure(each: Similar) -> bool:
        sides = (f"new {each.path}", f"old {each.record.path}")
        is_best = all(is_clear(side, each.share) for side in sides)
        return is_best and (each.share >= SURE or _keeps_name(each))

    return [replace(each, is_sure=is_sure(each)) for each in pairs]


def _keeps_name(pair: Similar) -> bool:
    """Return True if the title, or the last name of the path, is as it was."""
    page = pair.record.page
    same_title = page is not None and page.title == pair.content.fields["title"]
    return same_title or _name(pair.content.path) == _name(pair.record.path)


def _name(path: str) -> str:
    """Return the name by which a file is known: that of its folder if it is an index."""
    file = PurePosixPath(path)
    return file.parent.name if is_index(file.stem) else file.stem
