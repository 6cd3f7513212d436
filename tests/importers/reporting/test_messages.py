"""Messages: each code has its words, and every word its use."""

import ast
from collections import defaultdict
from pathlib import Path

import importers
from importers.problems import warning
from importers.reporting import messages, report
from importers.reporting.texts.content import CONTENT
from importers.reporting.texts.files import FILES
from importers.reporting.texts.front_matter import FRONT_MATTER
from importers.reporting.texts.markdown import MARKDOWN
from importers.reporting.texts.planning import PLANNING

PACKAGE = Path(importers.__file__).parent
# The texts of each stage, and the rooms beside its own whose problems they are too.
STAGES = {
    "files": (FILES, {"inventory"}),
    "front_matter": (FRONT_MATTER, {"formats"}),
    "markdown": (MARKDOWN, set()),
    "content": (CONTENT, set()),
    "planning": (PLANNING, {"writing"}),
}
MAKERS = {"error", "warning", "info", "warn", "wrong", "_named", "_error"} | {
    "DrawingError",
    "PictureError",
}


def used_codes() -> dict[str, set[str]]:
    """Return each code of a problem with the rooms that find it."""
    codes = defaultdict(set)
    for source in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(source.read_text())):
            name = getattr(getattr(node, "func", None), "id", "") or getattr(
                getattr(node, "func", None), "attr", ""
            )
            if name in MAKERS and isinstance(node.args[0], ast.Constant):
                codes[node.args[0].value].add(source.relative_to(PACKAGE).parts[0])
    return codes


def test_each_code_has_words_and_no_words_are_left_over():
    assert set(used_codes()) == set(messages.MESSAGES)


def test_words_stand_once_with_the_first_stage_that_needs_them():
    expected = {name: set() for name in STAGES}
    for code, found_in in used_codes().items():
        first = next(n for n, (_, others) in STAGES.items() if found_in & {n, *others})
        expected[first].add(code)
    assert {name: set(words) for name, (words, _) in STAGES.items()} == expected


def test_a_message_cannot_steer_the_terminal():
    problem = warning("unknown-key", 3, key="\x1b[31mrood\u202e")
    files = (report.FileReport("a\x07.md", "created", (problem,)),)
    reported = "\n".join(report.Report(files).messages())
    assert reported.replace("\n", "").isprintable()
    assert reported.startswith("a\\x07.md:3: ")
    assert "\\x1b[31mrood\\u202e" in reported


def test_a_long_value_is_shortened():
    assert len(messages.text_of(warning("unknown-key", 1, key="x" * 5000))) < 200
