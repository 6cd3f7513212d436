"""The summary at the top of a report: what needs a person, by kind, with a few places of each."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from importers.markdown.dialects.parameters import read_tag
from importers.problems import Problem
from importers.reporting.component_lines import line_for
from importers.reporting.messages import hint_of, text_of
from importers.reporting.report import Report, printable

MOST_PLACES = 3
MOST_KINDS = 12
# Of these, problems with one code differ in what they are about: a key, an element, a tag.
SUBJECTS = {
    "unknown-key": "key", "near-key": "key", "key-not-here": "key", "two-keys": "key",
    "html": "tag", "html-attributes": "tag", "html-removed": "tag", "html-left-out": "tag",
    "component-unknown": "name", "component-left-out": "name",
}  # fmt: skip
TAGS = {"shortcode": "tag", "liquid-tag": "words"}


@dataclass(frozen=True)
class Kind:
    """Problems with one remedy. `places` are the first few."""

    code: str
    level: str
    text: str
    remedy: str
    count: int
    places: tuple[str, ...]


def kinds_of(report: Report) -> list[Kind]:
    """Return what needs a person: errors first, then what there is most of."""
    found: dict[tuple[str, str], list[tuple[str, Problem]]] = defaultdict(list)
    for file in report.files:
        for problem in file.news:
            if problem.level != "info":
                found[problem.code, _subject(problem)].append((file.path, problem))
    kinds = [_kind(each) for each in found.values()]
    return sorted(kinds, key=lambda kind: (kind.level != "error", -kind.count, kind.text))


def _kind(found: list[tuple[str, Problem]]) -> Kind:
    problem = found[0][1]
    line = next(filter(None, (line_for(each) for _path, each in found)), "")
    in_settings = _("One line in newsroom.toml: %(line)s") % {"line": line} if line else ""
    places = tuple(_place(path, each) for path, each in found[:MOST_PLACES])
    remedy = in_settings or hint_of(problem)
    return Kind(problem.code, problem.level, text_of(problem), remedy, len(found), places)


def _subject(problem: Problem) -> str:
    """Return the key, the element or the tag that a problem is about; empty if all are alike."""
    if problem.code in TAGS:
        tag = read_tag(str(problem.values[TAGS[problem.code]]))
        return tag.name if tag else ""
    return str(problem.values.get(SUBJECTS.get(problem.code, ""), ""))


def _place(path: str, problem: Problem) -> str:
    return f"{path}:{problem.line}" if problem.line else path


def summary_of(report: Report) -> Iterator[str]:
    """Yield the lines of the page for a terminal."""
    yield report.summary()
    kinds = kinds_of(report)
    places = sum(kind.count for kind in kinds)
    if not kinds:
        yield _("Nothing needs you.")
    else:
        yield _("Places that need you: %(count)s") % {"count": places}
    for kind in kinds[:MOST_KINDS]:
        yield printable(f"  {kind.count}: {kind.text} ({kind.code})")
        yield printable(f"      {_listed(kind)}")
        if kind.remedy:
            yield printable(f"      → {kind.remedy}")
    if len(kinds) > MOST_KINDS:
        yield _("  and %(count)s other kinds") % {"count": len(kinds) - MOST_KINDS}
    yield from _reported_elsewhere(report)


def _listed(kind: Kind) -> str:
    left = kind.count - len(kind.places)
    more = [_("and %(count)s more") % {"count": left}] if left else []
    return ", ".join((*kind.places, *more))


def _reported_elsewhere(report: Report) -> Iterator[str]:
    before = sum(len(file.problems) - len(file.news) for file in report.files)
    if before:
        words = _("Reported before of files that did not change, and left out here: %(count)s.")
        yield words % {"count": before}
    yield _("The whole list: --report list.html, to open in a browser, or --verbosity 2.")
