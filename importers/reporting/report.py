"""The report of an import, file by file, and its form for a person."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from importers.options import Options
from importers.planning.actions import Action, Create, Leave, Outcome, Plan, Update
from importers.problems import Problem
from importers.reporting.messages import hint_of, text_of
from importers.writing.apply import ApplyResult
from importers.writing.page_urls import PageUrls
from importers.writing.results import PageResult

CHANGES = ("created", "updated", "moved")


@dataclass(frozen=True)
class ImportRun:
    id: str
    folder: str
    started: datetime
    options: Options


@dataclass(frozen=True)
class FileReport:
    """The report of one file. `pictures` maps each reference to the SHA-1 of its file, empty if
    missing."""

    path: str
    outcome: Outcome
    problems: tuple[Problem, ...] = ()
    url: str = ""
    revision: int | None = None
    page: int | None = None
    pictures: dict[str, str] = field(default_factory=dict)
    links: tuple[dict, ...] = ()
    unknown_keys: dict = field(default_factory=dict)
    diff: tuple[str, ...] = ()
    known: frozenset[str] = frozenset()  # problems that an earlier import reported, as texts

    @property
    def news(self) -> tuple[Problem, ...]:
        """The problems of the file as it is that no earlier import reported."""
        return tuple(each for each in self.problems if _as_text(each) not in self.known)


@dataclass(frozen=True)
class Report:
    files: tuple[FileReport, ...]
    run: ImportRun | None = None
    redirects: tuple[tuple[str, str], ...] = ()  # old addresses that lead on, and where to

    @property
    def options(self) -> Options:
        return self.run.options if self.run else Options()

    @property
    def outcomes(self) -> Counter:
        return Counter(file.outcome for file in self.files)

    @property
    def levels(self) -> Counter:
        return Counter(problem.level for file in self.files for problem in file.problems)

    @property
    def exit_status(self) -> int:
        """1 if a file was refused or is in conflict with an editor's work, else 0.

        For a strict run, 1 also if there is a warning.
        """
        has_warnings = self.options.strict and self.levels["warning"]
        return 1 if self.outcomes["refused"] or self.outcomes["conflict"] or has_warnings else 0

    def messages(self) -> Iterator[str]:
        """Yield the problems, in the order of the files and of their lines."""
        for file in self.files:
            for problem in file.news:
                yield from message_lines(file.path, problem)
            yield from (printable(f"    {line}") for line in file.diff)

    def changes(self) -> Iterator[str]:
        """Yield a line for each page that was created, updated or moved."""
        for file in self.files:
            if file.outcome in CHANGES:
                arrow = f" → {file.url}" if file.url else ""
                yield f"{outcome_name(file.outcome)}: {printable(file.path)}{arrow}"

    def old_addresses(self, most: int) -> Iterator[str]:
        """Yield a table of old addresses and where each leads, with at most so many rows."""
        if not self.redirects:
            return
        yield _("Old addresses, and where each leads:")
        shown = [tuple(map(printable, each)) for each in self.redirects[:most]]
        width = max(len(old) for old, _new in shown)
        yield from (f"  {old:{width}} → {new}" for old, new in shown)
        if len(self.redirects) > most:
            left = _("and %(count)s more; --report writes down all of them")
            yield f"  {left % {'count': len(self.redirects) - most}}"

    def summary(self) -> str:
        """Return one line with the counts that are not zero."""
        counts = [
            f"{outcome_name(outcome)}: {count}" for outcome, count in sorted(self.outcomes.items())
        ]
        counts += [self._counted(level, count) for level, count in sorted(self.levels.items())]
        return f"{self._verdict()} {', '.join(counts)}."

    def _counted(self, level: str, count: int) -> str:
        """Return how many problems of a level there are, and how many of these are not printed."""
        new = sum(each.level == level for file in self.files for each in file.news)
        text = f"{level_name(level)}: {count}"
        if new == count:
            return text
        return _("%(count)s, of which %(before)s reported before") % {
            "count": text,
            "before": count - new,
        }

    def _verdict(self) -> str:
        if self.options.check:
            return _("Checked: nothing was imported.")
        if self.outcomes["refused"] and not self.options.keep_going:
            return _("Nothing was imported: correct what is refused, then import again.")
        if self.options.dry_run:
            return _("Dry run: nothing was written.")
        if self.outcomes["refused"]:
            return _("Done, without what is refused: correct that, then import again.")
        return _("Done.")


def report_of(plan: Plan, run: ImportRun, result: ApplyResult | None = None) -> Report:
    """Return the report of a plan; `result` if it was carried out."""
    written = result.pages if result else {}
    waits = plan.refused and not run.options.keep_going
    urls = PageUrls()
    files = [_file(each, written.get(each.path), waits, urls) for each in plan.actions]
    return Report(tuple(sorted(files, key=lambda file: file.path)), run, _redirects(plan, waits))


def _redirects(plan: Plan, waits: bool) -> tuple[tuple[str, str], ...]:
    """Return the old addresses for which this run makes redirects, in the order of addresses."""
    return () if waits else tuple(sorted((each.old, each.new) for each in plan.redirects))


def _file(action: Action, written: PageResult | None, waits: bool, urls: PageUrls) -> FileReport:
    """Return the report of one file. If the run waits for another file, it counts as skipped."""
    outcome = "skipped" if waits and action.outcome in CHANGES else action.outcome
    record = None if isinstance(action, Create) else action.record
    source = action.content if isinstance(action, Create | Update) else record
    page = record.page if record else None
    return FileReport(
        action.path,
        outcome,
        tuple(sorted(action.problems, key=lambda problem: problem.line or 0)),
        url=written.url if written else urls.of(page) if page else "",
        revision=written.revision if written else record.revision_id if record else None,
        page=written.page if written else page and page.pk,
        pictures=source.pictures if source else {},
        unknown_keys=source.unknown_keys if source else {},
        links=_links(action),
        diff=action.diff if isinstance(action, Update | Leave) else (),
        known=_known(action),
    )


def _known(action: Action) -> frozenset[str]:
    """Return the problems of an unchanged file that the import reported that read it."""
    if action.outcome != "unchanged" or action.record is None:
        return frozenset()
    return frozenset(_as_text(Problem.from_json(stored)) for stored in action.record.problems)


def _as_text(problem: Problem) -> str:
    return json.dumps(problem.as_json(), sort_keys=True)


def _links(action: Action) -> tuple[dict, ...]:
    """Return the links of a file that was converted in this run, and whether each finds a page."""
    if not isinstance(action, Create | Update):
        return ()
    content = action.content
    return tuple(
        {"href": link.href, "resolved": bool(content.targets.get(link.href))}
        for link in content.links
    )


def message_lines(path: str, problem: Problem) -> Iterator[str]:
    """Yield a problem as a person reads it: what is wrong, and what to do."""
    place = ":".join(str(part) for part in (problem.line, problem.column) if part)
    where = f"{printable(path)}:{place}:" if place else f"{printable(path)}:"
    yield printable(f"{where} {level_name(problem.level)} {problem.code}: {text_of(problem)}")
    hint = hint_of(problem)
    if hint:
        yield printable(f"    {hint}")


def printable(text: str) -> str:
    """Return text from a file with escapes for what could control the terminal."""
    return "".join(
        character if character.isprintable() else character.encode("unicode_escape").decode()
        for character in text
    )


def level_name(level: str) -> str:
    return {
        "error": pgettext("level", "error"),
        "warning": pgettext("level", "warning"),
        "info": pgettext("level", "info"),
    }[level]


def outcome_name(outcome: Outcome) -> str:
    return {
        "created": pgettext("outcome", "created"),
        "updated": pgettext("outcome", "updated"),
        "moved": pgettext("outcome", "moved"),
        "unchanged": pgettext("outcome", "unchanged"),
        "skipped": pgettext("outcome", "skipped"),
        "refused": pgettext("outcome", "refused"),
        "conflict": pgettext("outcome", "in conflict"),
    }[outcome]
