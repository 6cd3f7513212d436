"""What an import came to, file by file, and how a person reads it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from .actions import Outcome
from .messages import hint_of, text_of
from .problems import Problem

CHANGES = ("created", "updated", "moved")


@dataclass(frozen=True)
class FileReport:
    path: str
    outcome: Outcome
    problems: tuple[Problem, ...] = ()
    url: str = ""
    revision: int | None = None


@dataclass(frozen=True)
class Report:
    files: tuple[FileReport, ...]
    dry_run: bool = False

    @property
    def outcomes(self) -> Counter:
        return Counter(file.outcome for file in self.files)

    @property
    def levels(self) -> Counter:
        return Counter(problem.level for file in self.files for problem in file.problems)

    @property
    def exit_status(self) -> int:
        """0: all is well. 1: something was refused, or stands in conflict with an editor."""
        return 1 if self.outcomes["refused"] or self.outcomes["conflict"] else 0

    def messages(self) -> Iterator[str]:
        """Yield what there is to tell, in the order of the files and of their lines."""
        for file in self.files:
            for problem in file.problems:
                yield from message_lines(file.path, problem)

    def changes(self) -> Iterator[str]:
        """Yield a line for each page that came or changed."""
        for file in self.files:
            if file.outcome in CHANGES:
                arrow = f" → {file.url}" if file.url else ""
                yield f"{_outcome(file.outcome)}: {printable(file.path)}{arrow}"

    def summary(self) -> str:
        """Return one line with the counts that are not zero."""
        counts = [
            f"{_outcome(outcome)}: {count}" for outcome, count in sorted(self.outcomes.items())
        ]
        counts += [f"{_level(level)}: {count}" for level, count in sorted(self.levels.items())]
        return f"{self._verdict()} {', '.join(counts)}."

    def _verdict(self) -> str:
        if self.outcomes["refused"]:
            return _("Nothing was imported: mend what is refused, then import again.")
        if self.dry_run:
            return _("Dry run: nothing was written.")
        return _("Done.")


def message_lines(path: str, problem: Problem) -> Iterator[str]:
    """Yield a problem as a person reads it: what is wrong, and what to do."""
    place = ":".join(str(part) for part in (problem.line, problem.column) if part)
    where = f"{printable(path)}:{place}:" if place else f"{printable(path)}:"
    yield printable(f"{where} {_level(problem.level)} {problem.code}: {text_of(problem)}")
    hint = hint_of(problem)
    if hint:
        yield printable(f"    {hint}")


def printable(text: str) -> str:
    """Return text of a stranger's file so that it cannot steer the terminal that shows it."""
    return "".join(
        character if character.isprintable() else character.encode("unicode_escape").decode()
        for character in text
    )


def _level(level: str) -> str:
    return {
        "error": pgettext("level", "error"),
        "warning": pgettext("level", "warning"),
        "info": pgettext("level", "info"),
    }[level]


def _outcome(outcome: Outcome) -> str:
    return {
        "created": pgettext("outcome", "created"),
        "updated": pgettext("outcome", "updated"),
        "moved": pgettext("outcome", "moved"),
        "unchanged": pgettext("outcome", "unchanged"),
        "skipped": pgettext("outcome", "skipped"),
        "refused": pgettext("outcome", "refused"),
        "conflict": pgettext("outcome", "in conflict"),
    }[outcome]
