"""What a conversion reports while it runs: problems, links, headings, and blocks to place."""

from dataclasses import dataclass, field
from typing import Any

from cms.profile.components import Components
from importers.problems import Problem, error, info, warning


@dataclass(frozen=True)
class PictureUse:
    """A picture as the text refers to it."""

    reference: str
    alt: str
    caption: str
    line: int


@dataclass(frozen=True, slots=True)
class InternalLink:
    """A link to another page of the site, as it is written."""

    href: str
    line: int


@dataclass(frozen=True, slots=True)
class Block:
    """A block as StreamField stores it, but with a PictureUse for each picture."""

    type: str
    value: Any  # of the block; in place of its picture a PictureUse, and later a PlacedPicture


@dataclass
class Findings:
    """The findings of one text. `asides` are blocks within a text that are to stand after it."""

    problems: list[Problem] = field(default_factory=list)
    links: list[InternalLink] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)  # their words
    asides: list[tuple[Block, int]] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)  # of the source
    components: Components = field(default_factory=dict)  # those that are known
    heading_level: int = 1  # of the last heading; the page's title is the first

    def warn(self, code: str, line: int, **values) -> None:
        self.problems.append(warning(code, line, **values))

    def error(self, code: str, line: int, **values) -> None:
        self.problems.append(error(code, line, **values))

    def info(self, code: str, line: int, **values) -> None:
        self.problems.append(info(code, line, **values))

    def pop_asides(self) -> list[tuple[Block, int]]:
        """Return the asides since the last call, each with its line, and forget them."""
        taken, self.asides = self.asides, []
        return taken
