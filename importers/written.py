"""What writing one file comes to: its page, or the reason why there is none."""

from dataclasses import dataclass

from cms.models import InfoPage, StoryPage

from .content import Content
from .models import ImportRecord
from .problems import Problem


class MovedOnError(Exception):
    """An editor saved the page between the comparison and now."""


class ParentMissingError(Exception):
    """The page above this one could not be written."""

    def __init__(self, path: str):
        super().__init__(path)
        self.path = path


@dataclass(frozen=True)
class Written:
    """What became of a file: its page, the page's address and the number of its revision."""

    page: int
    url: str
    revision: int | None
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class Draft:
    """A page that stands in the tree and waits for its links: any page may be their target."""

    path: str
    page: StoryPage | InfoPage
    content: Content
    record: ImportRecord
    parent_id: int | None
