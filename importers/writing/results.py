"""The results of writing one file, and the errors by which it fails."""

from dataclasses import dataclass

from cms.models import InfoPage, StoryPage
from importers.content.content import Content
from importers.models import ImportRecord
from importers.planning.actions import Update


class MovedOnError(Exception):
    """An editor saved the page between the comparison and now."""


class ParentMissingError(Exception):
    """The parent of this page could not be written."""

    def __init__(self, path: str):
        super().__init__(path)
        self.path = path


@dataclass(frozen=True)
class PageResult:
    """The page that was written for a file, its URL and its revision."""

    page: int
    url: str
    revision: int | None


@dataclass(frozen=True)
class PendingUpdate:
    """A changed page whose links are set later: any page of the run may be their target."""

    action: Update

    @property
    def path(self) -> str:
        return self.action.path


@dataclass(frozen=True)
class NewPage:
    """A page that was checked and has a place in the tree; `is_scheduled` if it comes later."""

    path: str
    page: StoryPage | InfoPage
    content: Content
    record: ImportRecord
    is_scheduled: bool
