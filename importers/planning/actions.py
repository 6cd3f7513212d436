"""The actions of which a plan is made: one for each file."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Literal

from wagtail.models import Page

from importers.content.content import Content
from importers.files.paths import INDEX_NAMES
from importers.models import ImportRecord
from importers.planning.categories import Categories
from importers.problems import Problem

Outcome = Literal["created", "updated", "moved", "unchanged", "skipped", "refused", "conflict"]
Parent = Page | str  # a page, or the path of the document whose page will be it


@dataclass(frozen=True)
class Create:
    """`record` is a new one, unless the page was deleted and is to come back."""

    content: Content
    parent: Parent
    record: ImportRecord
    problems: tuple[Problem, ...] = ()
    outcome: Outcome = "created"

    @property
    def path(self) -> str:
        return self.content.path


@dataclass(frozen=True)
class Update:
    """`page` is as it was compared: if it is not any more, nothing may be written."""

    content: Content
    record: ImportRecord
    page: Page
    problems: tuple[Problem, ...] = ()
    diff: tuple[str, ...] = ()
    outcome: Outcome = "updated"

    @property
    def path(self) -> str:
        return self.content.path


@dataclass(frozen=True)
class Move:
    """The page of `record` belongs to another path from now on.

    Its address follows the file where it can: None stands for what stays as it is.
    """

    path: str
    record: ImportRecord
    page: Page
    parent: Parent | None = None
    slug: str | None = None
    problems: tuple[Problem, ...] = ()
    outcome: Outcome = "moved"


@dataclass(frozen=True)
class TakeOffline:
    """The file is gone: its page leaves the site and stays in the CMS."""

    path: str
    record: ImportRecord
    page: Page
    problems: tuple[Problem, ...] = ()
    outcome: Outcome = "updated"


@dataclass(frozen=True)
class Leave:
    """Nothing happens to the page of this file, if it has one.

    `content` is what the file of a conflict says.
    """

    path: str
    outcome: Outcome
    problems: tuple[Problem, ...] = ()
    record: ImportRecord | None = None
    diff: tuple[str, ...] = ()
    content: Content | None = None


Action = Create | Update | Move | TakeOffline | Leave


@dataclass(frozen=True)
class Plan:
    actions: tuple[Action, ...]
    categories: Categories = field(repr=False)

    @property
    def refused(self) -> bool:
        return any(action.outcome == "refused" for action in self.actions)


def in_order(actions: Iterable[Action]) -> list[Action]:
    """Return the actions with parents before their children, else by path.

    Pages move after the new ones are there, since one of those may be the new parent.
    """
    return sorted(actions, key=lambda action: (_step(action), action.path))


def _step(action: Action) -> tuple[int, int]:
    if isinstance(action, Create):
        return 1, len(action.content.place.names)
    return (2, _depth(action.path)) if isinstance(action, Move) else (0, 0)


def _depth(path: str) -> int:
    """The index of a folder stands above what else is in the folder."""
    file = PurePosixPath(path)
    return len(file.parts) - (file.stem.lower() in INDEX_NAMES)
