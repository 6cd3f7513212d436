"""What a body is made of: a dataclass for each type of block. Each names the template it is in."""

from dataclasses import dataclass, field
from typing import ClassVar
from urllib.parse import urlsplit

from django.utils.html import strip_tags
from django.utils.safestring import SafeString

from frontend.content.pictures import Picture

WORDS_A_MINUTE = 200


@dataclass(frozen=True, kw_only=True)
class Block:
    """What every block has. By its id a preview tells which block of the editor it came from."""

    id: str = field(default="", compare=False)


@dataclass(frozen=True)
class Text(Block):
    template: ClassVar[str] = "frontend/blocks/_text.html"

    html: SafeString


@dataclass(frozen=True)
class Figure(Block):
    template: ClassVar[str] = "frontend/blocks/_figure.html"

    picture: Picture
    caption: str


@dataclass(frozen=True)
class Quote(Block):
    template: ClassVar[str] = "frontend/blocks/_quote.html"

    html: SafeString
    attribution: str


@dataclass(frozen=True)
class Button:
    label: str
    href: str


@dataclass(frozen=True)
class CallToAction(Block):
    template: ClassVar[str] = "frontend/blocks/_call_to_action.html"

    html: SafeString
    button: Button | None


@dataclass(frozen=True)
class PersonCard(Block):
    template: ClassVar[str] = "frontend/blocks/_person_card.html"

    name: str
    picture: Picture | None
    since: str
    hobbies: str


@dataclass(frozen=True)
class Table(Block):
    template: ClassVar[str] = "frontend/blocks/_table.html"

    caption: str
    headings: tuple[str, ...]
    rows: tuple[tuple[SafeString, ...], ...]


@dataclass(frozen=True)
class Video(Block):
    """A video on another site: a link, so that nothing is asked of that site unasked."""

    template: ClassVar[str] = "frontend/blocks/_video.html"

    title: str
    url: str

    @property
    def host(self) -> str:
        return (urlsplit(self.url).hostname or "").removeprefix("www.")


@dataclass(frozen=True)
class Code(Block):
    template: ClassVar[str] = "frontend/blocks/_code.html"

    code: str
    language: str


@dataclass(frozen=True)
class Heading:
    """A heading inside a body. `level` is 2 to 6: the page's title is the only h1."""

    id: str
    text: str
    level: int


@dataclass(frozen=True)
class Body:
    blocks: tuple = ()
    headings: tuple[Heading, ...] = ()

    @property
    def chapters(self) -> tuple[Heading, ...]:
        return tuple(heading for heading in self.headings if heading.level == 2)

    @property
    def minutes(self) -> int:
        """How long reading takes, rounded up."""
        running = (block for block in self.blocks if isinstance(block, Text | Quote | CallToAction))
        words = sum(len(strip_tags(block.html).split()) for block in running)
        return max(1, -(-words // WORDS_A_MINUTE))
