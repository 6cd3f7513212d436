"""The actions of a plan: one for each file."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Literal, TypeAlias

from wagtail.models import Page

from importers.content.content import Content
from importers.files.paths import is_index
from importers.models import ImportRecord
from importers.planning.categories import Categories
from importers.problems import Problem

Outcome = Literal["created", "updated", "moved", "unchanged", "skipped", "refused", "conflict"]
Parent: TypeAlias = Page | str  # a page, or the path of the document whose page will be it


@dataclass(frozen=True)
class Create:
    """Make a page. `record` is a new one, unless the page was deleted and is restored."""

    content: Content
    parent: Parent
    record: ImportRecord
    problems: tuple[Problem, ...] = ()
    outcome: Outcome = "created"

    @property
    def path(self) -> str:
        return self.content.path


@dataclass(frozen=True)
class Move:
    """Give the page of `record` to another path.

    `parent` and `slug` are None where the address does not follow the file.
    """

    path: str
    record: ImportRecord
    page: Page
    parent: Parent | None = None
    slug: str | None = None
    problems: tuple[Problem, ...] = ()
    outcome: Outcome = "moved"


@dataclass(frozen=True)
class Update:
    """Change a page. `page` is as it was compared: if it has changed since, nothing is written.

    The file may be a renamed one: `move` gives the page its path first.
    """

    content: Content
    record: ImportRecord
    page: Page
    problems: tuple[Problem, ...] = ()
    diff: tuple[str, ...] = ()
    outcome: Outcome = "updated"
    move: Move | None = None

    @property
    def path(self) -> str:
        return self.content.path


@dataclass(frozen=True)
class TakeOffline:
    """Unpublish the page of a file that is gone; the page stays in the CMS."""

    path: str
    record: ImportRecord
    page: Page
    problems: tuple[Problem, ...] = ()
    outcome: Outcome = "updated"


@dataclass(frozen=True)
class Leave:
    """Leave the page of this file as it is, if it has one.

    `content` is that of a file in conflict; `converted` that of an unchanged one, which a newer
    importer read to the same page: what it says goes to the record.
    """

    path: str
    outcome: Outcome
    problems: tuple[Problem, ...] = ()
    record: ImportRecord | None = None
    diff: tuple[str, ...] = ()
    content: Content | None = None
    converted: Content | None = None


Action = Create | Update | Move | TakeOffline | Leave


@dataclass(frozen=True)
class NewRedirect:
    """A redirect to the page of a file. `new` is the address that the page will have.

    `target` is the page, or the path of the document whose page will be it; None for a `link` to
    another website.
    """

    old: str
    new: str
    target: int | str | None
    record: ImportRecord
    link: str = ""


@dataclass(frozen=True)
class Plan:
    actions: tuple[Action, ...]
    categories: Categories = field(repr=False)
    redirects: tuple[NewRedirect, ...] = ()
    lists: Mapping[str, str] = field(default_factory=dict)  # titles of story lists to make, by key

    @property
    def refused(self) -> bool:
        return any(action.outcome == "refused" for action in self.actions)


def move_of(action: Action) -> Move | None:
    """Return the move of a page, if the action is one or begins with one."""
    return action if isinstance(action, Move) else getattr(action, "move", None)


def in_order(actions: Iterable[Action]) -> list[Action]:
    """Return the actions with parents before their children, else in the order of paths.

    Pages move after the new ones are made, since one of those may be the new parent.
    """
    return sorted(actions, key=lambda action: (_step(action), action.path))


def _step(action: Action) -> tuple[int, int]:
    if isinstance(action, Create):
        return 1, len(action.content.place.names)
    return (2, _depth(action.path)) if move_of(action) else (0, 0)


def _depth(path: str) -> int:
    """Return the depth of a path; the index of a folder is above the other files in it."""
    file = PurePosixPath(path)
    return len(file.parts) - (is_index(file.stem))
