"""Bodies: nothing is lost without a word, and what is stored survives opening and saving."""

import json
from pathlib import Path

import pytest

from cms.models.blocks import TEXT_FEATURES
from importers.editor_form import editor_form
from importers.findings import Block, PictureUse
from importers.markdown import Body, convert
from importers.parsing import MAX_NESTING
from importers.problems import DocumentError

CASES = sorted((Path(__file__).parent / "markdown").glob("*.md"))


def as_json(body: Body) -> str:
    """The blocks and the warnings of a body, one to a line, for people to read."""
    blocks = [[block.type, _value(block)] for block in body.blocks]
    warnings = [[problem.line, problem.code] for problem in body.problems]
    lines = [json.dumps(each, ensure_ascii=False) for each in (*blocks, *warnings)]
    return "\n".join(lines) + "\n"


def _value(block: Block):
    if isinstance(block.value, PictureUse):
        return {"picture": block.value.reference, "alt": block.value.alt}
    return block.value


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_a_body_becomes_these_blocks_with_these_warnings(file):
    """Each case is a body and, beside it, its blocks and then its warnings."""
    assert as_json(convert(file.read_text())) == file.with_suffix(".jsonl").read_text()


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_saving_in_the_editor_changes_nothing(file):
    for block in convert(file.read_text()).blocks:
        if block.type == "text":
            assert editor_form(block.value, tuple(TEXT_FEATURES)) == block.value


def test_nothing_of_raw_html_is_stored():
    stored = (Path(__file__).parent / "markdown" / "raw_html.md").read_text()
    (block,) = convert(stored).blocks
    for part in ("script", "weg()", "onclick", "style", "<div"):
        assert part not in block.value


@pytest.mark.parametrize("html", ["<![ CDATA[x]]>", "<!DOCTYPE", "<?php x", "<div", "</", "<!-->"])
def test_broken_html_is_no_obstacle(html):
    (block,) = convert(f"<div>\n{html}\n</div>\n\nDaarna.\n").blocks
    assert "Daarna." in block.value


def test_lines_are_those_of_the_file():
    body = convert("\n" * 6 + "# Kop\n\ntekst\n[x](javascript:y)\n")
    assert [(problem.line, problem.code) for problem in body.problems] == [
        (7, "heading-level"),
        (10, "link-refused"),
    ]


def test_an_empty_body_has_no_blocks():
    assert convert("\n\n") == Body((), ())


def test_what_the_parser_would_leave_out_is_refused():
    with pytest.raises(DocumentError) as caught:
        convert("> " * MAX_NESTING + "diep\n")
    assert caught.value.problems[0].code == "nested-too-deep"
