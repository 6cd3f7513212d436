"""Problems of a file: a level, a code, a place and the values to name.

The texts are in `reporting/texts/`, one entry for each code.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Literal, Self

Level = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True)
class Problem:
    """`line` and `column` count from 1 in the file as it is on disk; None means the whole file."""

    level: Level
    code: str
    line: int | None = None
    column: int | None = None
    values: Mapping[str, str | int] = field(default_factory=dict)

    def as_json(self) -> dict:
        return asdict(self)

    @classmethod
    def from_json(cls, stored: dict) -> "Problem":
        return cls(**stored)


class DocumentError(Exception):
    """A file cannot become a page. Holds every reason that was found, at least one."""

    def __init__(self, *problems: Problem):
        super().__init__(*problems)
        self.problems = problems


class WorkOn:
    """A context manager for the work on one file: an exception nobody foresaw says which it was."""

    __slots__ = ("path",)

    def __init__(self, path: str):
        self.path = path

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: object, reason: BaseException | None, traceback: object) -> None:
        if isinstance(reason, Exception):
            reason.add_note(self.path)


def file_at_work(reason: BaseException) -> str:
    """Return the path of the file that was worked on when an exception arose, or an empty text."""
    return next(iter(getattr(reason, "__notes__", ())), "")


def line_and_column(text: str, index: int) -> tuple[int, int]:
    """Return the line and the column of a character, both from 1."""
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)


def error(code: str, line: int | None = None, column: int | None = None, **values) -> Problem:
    return Problem("error", code, line, column, values)


def warning(code: str, line: int | None = None, column: int | None = None, **values) -> Problem:
    return Problem("warning", code, line, column, values)


def info(code: str, line: int | None = None, column: int | None = None, **values) -> Problem:
    return Problem("info", code, line, column, values)
