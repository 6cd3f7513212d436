"""Messages: each code has its words, and every word its use."""

import ast
from pathlib import Path

import importers
from importers.problems import warning
from importers.reporting import messages, report

SOURCES = Path(importers.__file__).parent.rglob("*.py")
MAKERS = {"error", "warning", "info", "warn", "_named", "_error", "PictureError", "wrong"}
BY_FIELD = {"date", "order"}  # the code is the field's own name


def used_codes() -> set[str]:
    codes = set()
    for source in SOURCES:
        for node in ast.walk(ast.parse(source.read_text())):
            name = getattr(getattr(node, "func", None), "id", "") or getattr(
                getattr(node, "func", None), "attr", ""
            )
            if name in MAKERS and isinstance(node.args[0], ast.Constant):
                codes.add(node.args[0].value)
    return codes


def test_each_code_has_words_and_no_words_are_left_over():
    assert used_codes() == set(messages.MESSAGES)


def test_a_message_cannot_steer_the_terminal():
    problem = warning("unknown-key", 3, key="\x1b[31mrood\u202e")
    files = (report.FileReport("a\x07.md", "created", (problem,)),)
    reported = "\n".join(report.Report(files).messages())
    assert reported.replace("\n", "").isprintable()
    assert reported.startswith("a\\x07.md:3: ")
    assert "\\x1b[31mrood\\u202e" in reported


def test_a_long_value_is_shortened():
    assert len(messages.text_of(warning("unknown-key", 1, key="x" * 5000))) < 200
