"""The actions of which a plan is made: one for each file."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from wagtail.models import Page

from .categories import Categories
from .content import Content
from .models import ImportRecord
from .problems import Problem

Outcome = Literal["created", "updated", "moved", "unchanged", "skipped", "refused", "conflict"]


@dataclass(frozen=True)
class Create:
    """`parent` is a page, or the path of the document whose page will be it."""

    content: Content
    parent: Page | str
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
    outcome: Outcome = "updated"

    @property
    def path(self) -> str:
        return self.content.path


@dataclass(frozen=True)
class Rename:
    """The page of `record` belongs to another path from now on; the page does not change."""

    path: str
    record: ImportRecord
    problems: tuple[Problem, ...] = ()
    outcome: Outcome = "moved"


@dataclass(frozen=True)
class Leave:
    """Nothing happens to the page of this file, if it has one."""

    path: str
    outcome: Outcome
    problems: tuple[Problem, ...] = ()


Action = Create | Update | Rename | Leave


@dataclass(frozen=True)
class Plan:
    actions: tuple[Action, ...]
    categories: Categories = field(repr=False)

    @property
    def refused(self) -> bool:
        return any(action.outcome == "refused" for action in self.actions)


def in_order(actions: Iterable[Action]) -> list[Action]:
    """Return the actions with parents before their children, else by path."""
    return sorted(actions, key=lambda action: (_depth(action), action.path))


def _depth(action: Action) -> int:
    return len(action.content.place.names) if isinstance(action, Create) else 0
