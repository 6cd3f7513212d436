"""Bodies: nothing is lost without a word, and what is stored survives opening and saving."""

import gc
import json
import time
from pathlib import Path

import pytest

from importers.markdown.blocks import Body, convert_body
from importers.markdown.editor_html import editor_form
from importers.markdown.events import MAX_NESTING
from importers.markdown.findings import PictureUse
from importers.problems import DocumentError
from tests.importers.folders import COMPONENTS
from tests.importers.markdown.accounting import rich_texts, unaccounted

CASES = sorted((Path(__file__).parent / "cases").glob("*.md"))


def as_json(body: Body) -> str:
    """The blocks and the warnings of a body, one to a line, for people to read."""
    blocks = [[block.type, block.value] for block in body.blocks]
    warnings = [[problem.line, problem.code] for problem in body.problems]
    lines = [json.dumps(each, ensure_ascii=False, default=_plain) for each in (*blocks, *warnings)]
    return "\n".join(lines) + "\n"


def _plain(use: PictureUse) -> dict:
    return {"picture": use.reference, "alt": use.alt}


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_a_body_becomes_these_blocks_with_these_warnings(file):
    """Each case is a body and, beside it, its blocks and then its warnings."""
    assert (
        as_json(convert_body(file.read_text(), COMPONENTS))
        == file.with_suffix(".jsonl").read_text()
    )


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_saving_in_the_editor_changes_nothing(file):
    for block in convert_body(file.read_text(), COMPONENTS).blocks:
        for html, features in rich_texts(block):
            assert editor_form(html, features) == html


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_each_character_is_accounted_for(file):
    markdown = file.read_text()
    assert not unaccounted(markdown, convert_body(markdown, COMPONENTS))


def test_nothing_of_raw_html_is_stored():
    stored = (Path(__file__).parent / "cases" / "raw_html.md").read_text()
    (block,) = convert_body(stored).blocks
    for part in ("script", "weg()", "onclick", "style", "<div"):
        assert part not in block.value


@pytest.mark.parametrize("end", ["", "\n\n# Kop\n\n- a\n"])
def test_what_would_take_too_long_is_refused_by_name(end):
    cases = {
        "[" * 50_001 + "]" * 10_000: "too-many-brackets",
        "*" * 5_000 + "a" + "*" * 5_000: "nested-too-deep",
        "x <b>" + "<i>" * 20_000: "nested-too-deep",
        "<div>" * 20_000: "nested-too-deep",
        "<Aa>\n" * 1_000 + "</Aa>\n" * 1_000: "nested-too-deep",
        "".join("  " * depth + "- x\n" for depth in range(400)): "nested-too-deep",
        "|a" * 200 + "|\n" + "|-" * 200 + "|": "table-too-wide",
    }
    for markdown, code in cases.items():
        with pytest.raises(DocumentError) as caught:
            convert_body(markdown + end)
        assert caught.value.problems[0].code == code


@pytest.mark.parametrize(
    "piece", ["*a ", "![", "<a ", "{{<", "{%", "<Aa b={", "[a](<b", "import {\n", "[^1]", "<!--"]
)
def test_what_is_never_closed_takes_little_time(piece):
    started = time.process_time()
    convert_body("{/* x */}\n\nimport a from 'b'\n\n" + piece * 10_000)
    assert time.process_time() - started < 5  # seconds


@pytest.mark.parametrize("html", ["<![ CDATA[x]]>", "<!DOCTYPE", "<?php x", "<div", "</", "<!-->"])
def test_broken_html_is_no_obstacle(html):
    (block,) = convert_body(f"<div>\n{html}\n</div>\n\nDaarna.\n").blocks
    assert "Daarna." in block.value


def test_lines_are_those_of_the_file():
    body = convert_body("\n" * 6 + "# Kop\n\ntekst\n[x](javascript:y)\n")
    assert [(problem.line, problem.code) for problem in body.problems] == [
        (7, "heading-level"),
        (10, "link-refused"),
    ]


def test_an_empty_body_has_no_blocks():
    assert convert_body("\n\n") == Body((), ())


def test_what_the_parser_would_leave_out_is_refused():
    with pytest.raises(DocumentError) as caught:
        convert_body("> " * MAX_NESTING + "diep\n")
    assert caught.value.problems[0].code == "nested-too-deep"


def test_a_footnote_that_is_defined_within_another_stands_beside_it():
    body = convert_body("[^1] [^2]\n\n[^1]: a\n\n    [^2]: b\n")
    assert body.blocks[1].value == "<ol><li>a</li><li>b</li></ol>"


def test_a_footnote_within_a_footnote_is_refused_by_its_line():
    with pytest.raises(DocumentError) as caught:
        convert_body("[^1] [^2]\n\n[^1]: a\n\n    > [^2]: b\n")
    (problem,) = caught.value.problems
    assert (problem.code, problem.line) == ("footnote-nested", 5)


def test_a_text_leaves_nothing_that_only_the_garbage_collector_finds():
    """Thousands of texts would fill the memory, or keep Python looking for what to clear away."""
    table = "| a | b |\n|---|---|\n| `c` | ![d](d.jpg) |"
    text = f"Een *twee* [drie](a.md).\n\n{table}\n\n> vier[^1]\n\n[^1]: vijf"
    convert_body(text)
    gc.collect()
    gc.disable()
    try:
        convert_body(text)
        assert gc.collect() == 0
    finally:
        gc.enable()
