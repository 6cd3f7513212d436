"""Explain YAML's syntax errors in a writer's terms."""

import re

import yaml

from importers.problems import Problem, error

KEY_AND_VALUE = re.compile(r"^[ \t-]*(?P<key>[\w-]+):[ \t]+(?P<value>.*\S)[ \t]*$")
KEY_WITHOUT_SPACE = re.compile(r"^(?P<key>[A-Za-z_][\w-]*):(?P<value>[^\s/].*)$")


def explain(reason: yaml.YAMLError, text: str) -> Problem:
    """Return one problem with the line to correct.

    For a quotation mark that is never closed the parser gives the end of the front matter: the
    problem names the line where it was opened.
    """
    if not isinstance(reason, yaml.MarkedYAMLError):
        return error("yaml-syntax")
    opened = reason.context == "while scanning a quoted scalar"
    mark = reason.context_mark if opened else reason.problem_mark or reason.context_mark
    if mark is None:
        return error("yaml-syntax")
    lines = text.split("\n")
    line = lines[mark.line] if mark.line < len(lines) else ""
    place = (mark.line + 1, mark.column + 1)
    if "\t" in line[: len(line) - len(line.lstrip())]:
        return error("yaml-tab", *place)
    quoted = KEY_AND_VALUE.match(line)
    # A mistake at the colon of the key itself is one of its indentation.
    if quoted and quoted["value"][0] not in "[{" and mark.column > quoted.end("key"):
        return error("yaml-quotes", *place, key=quoted["key"], quoted=_quote(quoted["value"]))
    return without_space_after_colon(text) or error("yaml-syntax", *place)


def without_space_after_colon(text: str) -> Problem | None:
    """Return the problem of the first line that reads `title:Verhaal`, if there is one."""
    for number, line in enumerate(text.split("\n"), start=1):
        match = KEY_WITHOUT_SPACE.match(line)
        if match:
            values = {"key": match["key"], "value": match["value"]}
            return error("yaml-space", number, len(match["key"]) + 2, **values)
    return None


def _quote(value: str) -> str:
    """Return `value` between double quotes, escaped as YAML requires."""
    inner = value
    for mark in "\"'":
        if len(value) > 1 and value[0] == value[-1] == mark:
            inner = value[1:-1]
    return '"' + inner.replace("\\", "\\\\").replace('"', '\\"') + '"'
