"""Front matter: every value arrives as it was written, or the line to correct is named."""

from pathlib import Path

import pytest
from django.utils.translation import override

from importers.front_matter.split import split_document as split
from importers.problems import DocumentError
from importers.reporting.messages import hint_of, text_of
from tests.attacks.growth import steps

CASES = Path(__file__).parent / "cases"
REFUSED = sorted(CASES.glob("*.md"))


def values(text: str) -> dict[str, str]:
    return {key: value.plain() for key, value in split(f"---\n{text}\n---\n").keys.values.items()}


def refusal(text: str):
    with pytest.raises(DocumentError) as caught:
        split(text)
    (problem,) = caught.value.problems
    return problem


@pytest.mark.parametrize("file", REFUSED, ids=lambda file: file.stem)
def test_what_cannot_be_read_is_refused_in_words_that_help(file):
    """Each case is a file and, beside it, what the writer gets to read."""
    problem = refusal(file.read_text())
    with override("en"):
        reported = f"{problem.line}: {problem.code}: {text_of(problem)}\n{hint_of(problem)}\n"
    assert reported == file.with_suffix(".txt").read_text()


@pytest.mark.parametrize(
    "text", ["No", "12:30", "1984", "010", "3.10", "2024-01-01", "~", "0x1F", "1_000", "Off"]
)
def test_a_value_is_the_text_that_stands_there(text):
    assert values(f"title: {text}") == {"title": text}


@pytest.mark.parametrize("key", ["content", "handler", "2024", "on", "~"])
def test_any_word_can_be_a_key(key):
    assert values(f"{key}: x") == {key: "x"}


def test_values_know_where_they_stand():
    title = split("\n\n---\norder: 1\ntitle: Anna\n---\n").keys.values["title"]
    assert (title.text, title.line, title.column) == ("Anna", 5, 8)


def test_accents_come_in_one_form():
    assert values("title: Cafe\u0301") == {"title": "Café"}


def test_lists_and_tables_are_kept():
    assert values("tags: [a, b]\nseo: {title: x}") == {"tags": ["a", "b"], "seo": {"title": "x"}}


def test_folded_text_is_one_text():
    assert values("excerpt: >-\n  Een\n  twee # drie") == {"excerpt": "Een twee # drie"}


@pytest.mark.parametrize(
    ("line", "lost"),
    [("title: Stap # 1", "# 1"), ("title: # 1", "# 1"), ('title: "Stap" # 1', "# 1")],
)
def test_text_lost_after_a_hash_is_reported(line, lost):
    (problem,) = split(f"---\n{line}\n---\n").problems
    assert (problem.code, problem.line, problem.values["lost"]) == ("comment", 2, lost)


def test_a_comment_on_a_line_of_its_own_is_meant_so():
    assert split("---\n# voor de redactie\ntitle: C# en F#\n---\n").problems == []


def test_invisible_line_separators_do_not_shift_lines():
    parts = split("---\ntitle: a\u2028b\norder: 1\n---\n")
    assert parts.keys.values["title"].text == "a b"
    assert parts.keys.values["order"].line == 3
    assert [(problem.code, problem.line) for problem in parts.problems] == [("line-separator", 2)]


def test_the_body_keeps_its_lines_and_its_indentation():
    body = split("---\ntitle: x\n---\n\n    code\n\n---\n").body
    assert body == "\n\n\n\n    code\n\n---\n"


def test_a_fence_may_have_spaces_behind_it_and_may_end_in_dots():
    parts = split("--- \t\ntitle: x\n...  \nDe tekst.\n")
    assert (parts.keys.values["title"].text, parts.body.strip()) == ("x", "De tekst.")


def test_empty_front_matter_has_no_values():
    assert split("---\n---\nDe tekst.\n").keys.values == {}


REFUSED_AFTER = 100_000  # steps of Python, whatever a bomb would take
LAUGHS = "a: &a [x, x]\n" + "\n".join(f"{n}: &{n} [*{m}, *{m}]" for m, n in ("ab", "bc", "cd"))
MERGES = "a: &a {x: 1}\n" + "\n".join(f"{n}: &{n} {{<<: [*{m}]}}" for m, n in ("ab", "bc"))


@pytest.mark.parametrize(
    ("bomb", "code"),
    [
        ("x: " + "[" * 40_000, "too-deep"),
        ("x: " + "{a: " * 40_000, "too-deep"),
        ("- " * 40_000, "not-keys-and-values"),
        (LAUGHS, "yaml-anchor"),
        (MERGES, "yaml-anchor"),
        ("x: {<<: {a: 1}}", "yaml-merge"),
        ("x: &x [*x]", "yaml-anchor"),
        ("x: !!python/object/apply:os.system [ls]", "yaml-tag"),
    ],
)
def test_a_bomb_is_refused_before_it_can_go_off(bomb, code):
    text = f"---\n{bomb}\n---\n"
    assert refusal(text).code == code
    assert steps(refusal, text) < REFUSED_AFTER


@pytest.mark.parametrize("text", ['"a\\0b"', '"a\\u0007b"', "a\x07b", "a\x7fb", "a\ufffeb"])
def test_control_characters_are_refused_however_they_are_written(text):
    problem = refusal(f"---\norder: 1\ntitle: {text}\n---\n")
    assert (problem.code, problem.line) == ("control-character", 3)
