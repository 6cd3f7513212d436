"""Boxes of all dialects become callouts, and nothing in them is lost."""

import pytest

from importers.markdown.blocks import convert_body
from importers.markdown.findings import Findings
from importers.markdown.parser import parse
from importers.problems import DocumentError
from tests.attacks.growth import is_linear, repeated
from tests.importers.markdown.dialects.looks import blocks, import_case, pages

TEXT = "<p>Een <b>tekst</b>.</p>"


@pytest.mark.parametrize(
    ("source", "kind", "title"),
    [
        ("> [!NOTE]\n> Een **tekst**.", "note", ""),
        ("> [!warning]- Titel\n> Een **tekst**.", "warning", "Titel"),
        ("> [!tip] Titel\n>\n> Een **tekst**.", "tip", "Titel"),
        (":::tip\nEen **tekst**.\n:::", "tip", ""),
        (":::danger[Titel]\n\nEen **tekst**.\n\n:::", "warning", "Titel"),
        ("::: warning Titel\nEen **tekst**.\n:::", "warning", "Titel"),
        ('::: {.note title="Titel"}\nEen **tekst**.\n:::', "note", "Titel"),
        ("!!! note\n    Een **tekst**.", "note", ""),
        ('!!! warning "Titel"\n    Een **tekst**.', "warning", "Titel"),
        ('??? tip "Titel"\n\n    Een **tekst**.', "tip", "Titel"),
        ('{{% notice warning "Titel" %}}\nEen **tekst**.\n{{% /notice %}}', "warning", "Titel"),
        ('{{< callout type="info" >}}\n\nEen **tekst**.\n\n{{< /callout >}}', "note", ""),
        ('{% hint style="danger" %}\nEen **tekst**.\n{% endhint %}', "warning", ""),
    ],
)
def test_a_box_becomes_a_callout(source, kind, title):
    body = convert_body(f"Voor.\n\n{source}\n\nNa.")
    assert [block.type for block in body.blocks] == ["text", "callout", "text"]
    assert body.blocks[1].value == {"kind": kind, "title": title, "text": TEXT}
    assert [problem.code for problem in body.problems if problem.code == "mark-left"] == []


def test_what_a_box_cannot_hold_stands_after_it_in_its_order():
    body = convert_body(":::note\nTekst.\n\n```\ncode\n```\n\nMeer.\n\n| a |\n|---|\n| b |\n:::")
    assert [block.type for block in body.blocks] == ["callout", "code", "text", "table"]
    assert [problem.code for problem in body.problems] == ["box-opened"]


def test_lists_and_code_in_words_stay_in_the_box():
    (block,) = convert_body("> [!TIP]\n> Doe `dit`:\n>\n> - een\n> - twee").blocks
    assert block.value["text"] == "<p>Doe <code>dit</code>:</p><ul><li>een</li><li>twee</li></ul>"


def test_a_container_of_another_kind_keeps_what_is_in_it():
    body = convert_body(":::columns\nLinks.\n:::")
    assert [block.value for block in body.blocks] == ["<p>Links.</p>"]
    assert [(problem.line, problem.code) for problem in body.problems] == [(1, "box-mark")]


def test_a_box_within_a_box_is_no_obstacle():
    body = convert_body("::::note\nBuiten.\n\n:::tip\nBinnen.\n:::\n\nNog iets.\n::::")
    assert str(body.blocks).count("Binnen.") == str(body.blocks).count("Nog iets.") == 1


def test_marks_in_code_open_no_box():
    assert [b.type for b in convert_body("```\n:::note\n!!! tip\n```").blocks] == ["code"]


def test_a_quote_stays_a_quote():
    (block,) = convert_body("> Gewoon [een] citaat!").blocks
    assert block.type == "quote"


def read(text: str) -> None:
    try:
        parse(text, Findings())
    except DocumentError:
        return


@pytest.mark.parametrize("unit", [":::a\n", ":::\n", "!!! a\n", "!!! a\n    ", "> [!a]\n", "::: "])
def test_reading_boxes_takes_no_longer_than_the_length_of_the_text(unit):
    assert is_linear(read, repeated(unit, "", "\n"))


@pytest.mark.django_db
def test_visitors_and_editors_see_the_callout(home, client):
    import_case("obsidian-marks")
    page = pages()["Mijn notitie"]
    (value,) = blocks(page, "callout")
    assert (value["kind"], value["title"]) == ("tip", "Let op")
    shown = client.get(page.url).content.decode()
    assert 'role="note"' in shown
    assert "Een tip met <b>vet</b>." in shown
