"""Read YAML front matter as text: no value is guessed, and nothing is built that could explode.

The parser's events are read one by one. Anchors, aliases, merge keys, tags, double keys and deep
nesting are refused as soon as they occur, before a value exists. None of 10,905 real front matters
has one of them, and each is a known way to lose a word or to hang a process. The result is a tree
of texts, each with its line and column; `front_matter/reader.py` converts them to the types of
fields.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

import yaml

from importers.formats.values import Collection, Loaded, Scalar, Value, table_of
from importers.formats.yaml_errors import explain, without_space_after_colon
from importers.problems import DocumentError, Problem, error, line_and_column, warning

try:
    from yaml import CSafeLoader as Loader
except ImportError:  # PyYAML was built without libyaml: slower, the same events
    from yaml import SafeLoader as Loader  # type: ignore[assignment]  # it reads the same

# A yaml.Event. Its stubs make every mark optional, and know of no anchors and tags.
Event = Any

QUOTES = ("'", '"')
MAX_DEPTH = 16  # real front matter goes four deep
# YAML 1.1 takes these for line ends, which would shift every line number after them.
LINE_SEPARATORS = re.compile("[\x85\u2028\u2029]")
UNREADABLE = re.compile(
    "[\0-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]"  # YAML 1.1, 5.1
)


def load(text: str) -> Loaded:
    """Return the keys and values of `text`, or raise a DocumentError with the line in `text`."""
    _refuse_unreadable(text)
    problems = [
        warning("line-separator", *line_and_column(text, match.start()))
        for match in LINE_SEPARATORS.finditer(text)
    ]
    text = LINE_SEPARATORS.sub(" ", text)
    reader = _Reader(text)
    try:
        values = reader.read()
    except yaml.YAMLError as reason:
        raise DocumentError(explain(reason, text)) from reason
    return values, [*problems, *reader.problems]


class _Reader:
    """Reads the events of one front matter."""

    def __init__(self, text: str):
        self.lines = text.split("\n")
        self.text = text
        self.events: Iterator[Event] = yaml.parse(text, Loader=Loader)
        self.problems: list[Problem] = []

    def read(self) -> dict[str, Value]:
        documents = [yaml.StreamStartEvent, yaml.DocumentStartEvent]
        event = next(self.events)
        while type(event) in documents:
            event = next(self.events)
        if isinstance(event, yaml.StreamEndEvent):
            return {}
        if not isinstance(event, yaml.MappingStartEvent):
            raise DocumentError(self._not_a_mapping(event))
        values = table_of(self._value(event, 1))
        for event in self.events:  # to the end: a mistake may stand after the last value
            if isinstance(event, yaml.DocumentStartEvent):
                raise DocumentError(_error("second-document", event))
        return values

    def _not_a_mapping(self, event: Event) -> Problem:
        problem = without_space_after_colon(self.text)
        return problem or _error("not-keys-and-values", event)

    def _value(self, event: Event, depth: int) -> Value:
        _refuse(event, depth)
        line, column = event.start_mark.line + 1, event.start_mark.column + 1
        if isinstance(event, yaml.ScalarEvent):
            self._warn_of_comment(event)
            return Scalar(_clean(event), line, column, quoted=event.style in QUOTES)
        read = self._mapping if isinstance(event, yaml.MappingStartEvent) else self._sequence
        return Collection(read(depth), line, column)

    def _sequence(self, depth: int) -> list[Value]:
        items = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            items.append(self._value(event, depth + 1))
        return items

    def _mapping(self, depth: int) -> dict[str, Value]:
        values: dict[str, Value] = {}
        lines: dict[str, int] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            _refuse(event, depth)
            if not isinstance(event, yaml.ScalarEvent):
                raise DocumentError(_error("key-not-text", event))
            key = _clean(event)
            if key in lines:
                raise DocumentError(_error("double-key", event, key=key, first=lines[key]))
            lines[key] = _line(event)
            if key == "<<" and event.implicit[0]:
                raise DocumentError(_error("yaml-merge", event))
            values[key] = self._value(next(self.events), depth + 1)
        return values

    def _warn_of_comment(self, event: Event) -> None:
        """Warn of ` #`, which begins a comment: it may have been meant as part of the value."""
        if event.style in ("|", ">"):
            return
        mark = event.end_mark
        rest = self.lines[mark.line][mark.column :] if mark.line < len(self.lines) else ""
        if rest.lstrip().startswith("#"):
            lost = rest.strip()
            self.problems.append(warning("comment", mark.line + 1, mark.column + 1, lost=lost))


def _refuse(event: Event, depth: int) -> None:
    if isinstance(event, yaml.AliasEvent):
        raise DocumentError(_error("yaml-alias", event, name=event.anchor))
    if event.anchor is not None:
        raise DocumentError(_error("yaml-anchor", event, name=event.anchor))
    if event.tag is not None:
        raise DocumentError(_error("yaml-tag", event, tag=event.tag))
    if depth > MAX_DEPTH:
        raise DocumentError(_error("too-deep", event, limit=MAX_DEPTH))


def _clean(event: Event) -> str:
    """Return the text in Unicode's form NFC; raise if an escape gives a control character."""
    if UNREADABLE.search(event.value):
        raise DocumentError(_error("control-character", event))
    return unicodedata.normalize("NFC", event.value)


def _refuse_unreadable(text: str) -> None:
    match = UNREADABLE.search(text)
    if match:
        raise DocumentError(error("control-character", *line_and_column(text, match.start())))


def _line(event: Event) -> int:
    line: int = event.start_mark.line + 1
    return line


def _error(code: str, event: Event, **values) -> Problem:
    return error(code, event.start_mark.line + 1, event.start_mark.column + 1, **values)
