"""What writing one file comes to: its page, or the reason why there is none."""

from dataclasses import dataclass

from cms.models import InfoPage, StoryPage
from importers.content.content import Content
from importers.models import ImportRecord
from importers.planning.actions import Update


class MovedOnError(Exception):
    """An editor saved the page between the comparison and now."""


class ParentMissingError(Exception):
    """The page above this one could not be written."""

    def __init__(self, path: str):
        super().__init__(path)
        self.path = path


@dataclass(frozen=True)
class PageResult:
    """What became of a file: its page, the page's address and the number of its revision."""

    page: int
    url: str
    revision: int | None


@dataclass(frozen=True)
class PendingUpdate:
    """A changed page that waits for its links: any page may be their target."""

    action: Update

    @property
    def path(self) -> str:
        return self.action.path


@dataclass(frozen=True)
class NewPage:
    """A page that was checked and has its place; `is_scheduled` if it is to come on a later day."""

    path: str
    page: StoryPage | InfoPage
    content: Content
    record: ImportRecord
    is_scheduled: bool
