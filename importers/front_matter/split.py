"""Split a document into front matter and body, for each supported dialect of front matter.

The handlers of python-frontmatter detect, split and load. Its own `parse` is not used: it strips
the indentation of the body, and takes a file that it cannot split as one without front matter.
"""

import re
import unicodedata
from dataclasses import dataclass, field, replace
from typing import cast

import frontmatter
from frontmatter.default_handlers import BaseHandler

from importers.formats import strict_json, strict_toml, strict_yaml
from importers.formats.strict_yaml import UNREADABLE
from importers.formats.values import Collection, Loaded, Scalar, Value
from importers.front_matter.keys import Keys, is_known
from importers.problems import DocumentError, Problem, error, line_and_column, warning

MAX_LENGTH = 256 * 1024  # characters; the largest real one, a list of redirects, has 114 thousand
BLANK_LINES = r"(?:[ \t]*\n)*"
HEXO = re.compile(BLANK_LINES + r"[ \t]*(?P<start>;;;[ \t]*(?:\n|\Z)|\"[^\"\n]+\"[ \t]*:)")
HEXO_FENCE = re.compile(r"^;;;[ \t]*$", re.MULTILINE)
NAMED_FENCE = re.compile(BLANK_LINES + r"(?P<fence>---[A-Za-z]+)[ \t]*(?:\n|\Z)")
KEY = re.compile(BLANK_LINES + r"(?P<key>[A-Za-z][\w-]*):(?:[ \t]|\n|\Z)")
# Keys alone, and at least one of them known or two: a line across the page may stand there too.
SECOND = re.compile(
    BLANK_LINES + r"(?P<fence>---)[ \t]*\n(?P<keys>(?:[A-Za-z][\w-]{0,60}:(?:[ \t][^\n]*)?\n"
    r"|[ \t]+[^\n]+\n|-[ ][^\n]*\n){1,200})---[ \t]*(?=\n|\Z)"
)
FENCE_BELOW = re.compile(r"^(?:---|\+\+\+)[ \t]*$", re.MULTILINE)
TOML_KEY = re.compile(BLANK_LINES + r"(?P<key>[A-Za-z][\w-]*)[ \t]*=[ \t]")


@dataclass
class FrontMatter:
    """The front matter of a document, and its body.

    In `body` empty lines replace the front matter, so that line numbers stay the same. `line` is
    where the front matter begins.
    """

    keys: Keys
    body: str
    problems: list[Problem] = field(default_factory=list)
    line: int = 1


class _FencedHandler(BaseHandler):
    """Front matter between two lines, with nothing but empty lines above the first."""

    opening: re.Pattern
    closing: re.Pattern
    closed_by: str

    def detect(self, text: str) -> bool:
        return self.opening.match(text) is not None

    def split(self, text: str) -> tuple[str, str]:
        """Return front matter and body, each with empty lines for what is above it."""
        opening = self.opening.match(text)
        if opening is None:
            raise ValueError("no front matter of this dialect begins here")
        closing = self.closing.search(text, opening.end())
        if closing is None:
            line = text.count("\n", 0, opening.start("fence")) + 1
            raise DocumentError(error("not-closed", line, fence=self.closed_by))
        return (
            _blank(text[: opening.end()]) + text[opening.end() : closing.start()],
            _blank(text[: closing.end()]) + text[closing.end() :],
        )


class StrictYAMLHandler(_FencedHandler):
    """YAML between two lines `---`; the last may be `...`."""

    START_DELIMITER = END_DELIMITER = closed_by = "---"
    FM_BOUNDARY = closing = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
    opening = re.compile(BLANK_LINES + r"(?P<fence>---)[ \t]*(?=\n|\Z)")

    def load(self, fm: str) -> Loaded:  # type: ignore[override]  # our own parts, with places
        return strict_yaml.load(fm)


class StrictTOMLHandler(_FencedHandler):
    """TOML between two lines `+++`: Hugo, Zola."""

    START_DELIMITER = END_DELIMITER = closed_by = "+++"
    FM_BOUNDARY = closing = re.compile(r"^\+\+\+[ \t]*$", re.MULTILINE)
    opening = re.compile(BLANK_LINES + r"(?P<fence>\+\+\+)[ \t]*(?=\n|\Z)")

    def load(self, fm: str) -> Loaded:  # type: ignore[override]  # our own parts, with places
        return strict_toml.load(fm)


class StrictJSONHandler(BaseHandler):
    """A JSON object at the top, without fences: Hugo."""

    # `{{< shortcode >}}` and `{% tag %}` are text.
    FM_BOUNDARY = re.compile(BLANK_LINES + r"[ \t]*\{\s*[\"}]")

    def detect(self, text: str) -> bool:
        return self.FM_BOUNDARY.match(text) is not None

    def split(self, text: str) -> tuple[str, str]:
        end = strict_json.end_of(text)
        rest_of_line = text[end:].split("\n", 1)[0]
        if rest_of_line.strip():
            raise DocumentError(error("json-syntax", *line_and_column(text, end)))
        return text[:end], _blank(text[:end]) + text[end:]

    def load(self, fm: str) -> Loaded:  # type: ignore[override]  # our own parts, with places
        return strict_json.load(fm)


HANDLERS = [StrictYAMLHandler(), StrictTOMLHandler(), StrictJSONHandler()]


def split_document(text: str) -> FrontMatter:
    """Return front matter and body of a document, or raise a DocumentError.

    A document without front matter has no keys; its first heading may give the title.
    """
    _refuse_other_fences(text)
    handler = frontmatter.detect_format(text, HANDLERS)
    if handler is None:
        _refuse_without_opening(text)
        return FrontMatter(Keys({}), text)
    above, body = handler.split(text)
    line = len(text) - len(text.lstrip("\n")) + 1
    if len(above) > MAX_LENGTH:
        limit = MAX_LENGTH // 1024
        raise DocumentError(error("front-matter-too-large", line, limit=limit))
    values, problems = cast(Loaded, handler.load(above))
    keys = Keys({key: _readable(value) for key, value in values.items()})
    body, second = _without_second(body)
    return FrontMatter(keys, body, [*problems, *second], line)


def _without_second(body: str) -> tuple[str, list[Problem]]:
    """Return a body without the keys at its top, if the file has a second front matter there."""
    second = SECOND.match(body)
    if second is None:
        return body, []
    line = body.count("\n", 0, second.start("fence")) + 1
    about = warning("front-matter-twice", line, words=" ".join(second["keys"].split()))
    return _blank(second[0]) + body[second.end() :], [about]


def _readable(value: Value) -> Value:
    """Return a value in Unicode's form NFC; raise if an escape gives a control character."""
    if isinstance(value, Collection):
        items = value.items
        if isinstance(items, dict):
            return replace(value, items={key: _readable(each) for key, each in items.items()})
        return replace(value, items=[_readable(each) for each in items])
    if UNREADABLE.search(value.text):
        raise DocumentError(error("control-character", value.line, value.column))
    return Scalar(unicodedata.normalize("NFC", value.text), value.line, value.column, value.quoted)


def _refuse_other_fences(text: str) -> None:
    """Raise a DocumentError for front matter of Hexo (`;;;`) and Eleventy (`---json`)."""
    opening = HEXO.match(text)
    if opening and HEXO_FENCE.search(text):
        raise DocumentError(
            error("semicolon-fence", *line_and_column(text, opening.start("start")))
        )
    named = NAMED_FENCE.match(text)
    if named:
        where = line_and_column(text, named.start("fence"))
        raise DocumentError(error("named-fence", *where, fence=named["fence"]))


def _refuse_without_opening(text: str) -> None:
    """Raise a DocumentError for keys without a line `---` above: visitors would see them as
    text."""
    key = KEY.match(text) or TOML_KEY.match(text)
    if key is None:
        return
    top = text[key.start("key") :].split("\n\n", 1)[0]
    if is_known(key["key"]) or FENCE_BELOW.search(top):
        line = text.count("\n", 0, key.start("key")) + 1
        raise DocumentError(error("not-opened", line, key=key["key"]))


def _blank(text: str) -> str:
    return "\n" * text.count("\n")
