"""Split a document into front matter and body, for each dialect of front matter that we read.

python-frontmatter is the frame: its handlers detect, split and load. Its own `parse` is not used:
that one strips the indentation of the body, and takes a file that it cannot split as one without
front matter.
"""

import re
from dataclasses import dataclass

import frontmatter
from frontmatter.default_handlers import BaseHandler

from . import strict_yaml
from .problems import DocumentError, Problem, error
from .values import Value

FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)
CLOSING_FENCE = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
OPENING = re.compile(r"(?:[ \t]*\n)*(?=---[ \t]*(?:\n|\Z))")


@dataclass(frozen=True)
class FrontMatter:
    """What stands above a body. In `body` empty lines take its place, so that lines keep their
    true numbers."""

    values: dict[str, Value]
    body: str
    problems: tuple[Problem, ...] = ()


class StrictYAMLHandler(BaseHandler):
    """YAML between two lines `---`; the last may be `...`."""

    FM_BOUNDARY = FENCE
    START_DELIMITER = END_DELIMITER = "---"

    def detect(self, text: str) -> bool:
        return OPENING.match(text) is not None

    def split(self, text: str) -> tuple[str, str]:
        """Return front matter and body, each with empty lines for what stands above it."""
        opening = FENCE.search(text)
        closing = CLOSING_FENCE.search(text, opening.end())
        if closing is None:
            raise DocumentError(error("not-closed", text.count("\n", 0, opening.start()) + 1))
        return (
            _blank(text[: opening.end()]) + text[opening.end() : closing.start()],
            _blank(text[: closing.end()]) + text[closing.end() :],
        )

    def load(self, fm: str) -> strict_yaml.Loaded:
        return strict_yaml.load(fm)


HANDLERS = [StrictYAMLHandler()]


def split(text: str) -> FrontMatter:
    """Return the values and the body of a document, or raise a DocumentError."""
    handler = frontmatter.detect_format(text, HANDLERS)
    if handler is None:
        raise DocumentError(error("no-front-matter", 1))
    above, body = handler.split(text)
    loaded = handler.load(above)
    return FrontMatter(loaded.values, body, loaded.problems)


def _blank(text: str) -> str:
    return "\n" * text.count("\n")
