"""Components that are written with colons, as Nuxt does: visitors see none of their marks."""

import pytest

from importers.markdown.blocks import Body, convert_body


def shown(body: Body) -> list:
    return [
        (block.value["kind"], block.value["title"], block.value["text"])
        if block.type == "callout"
        else block.value
        for block in body.blocks
    ]


def codes(body: Body) -> list[tuple]:
    return [(problem.line, problem.code) for problem in body.problems]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("::note\nPas op.\n::", [("note", "", "<p>Pas op.</p>")]),
        ("::prose-tip\nPas op.\n::", [("tip", "", "<p>Pas op.</p>")]),
        ('::callout{type="warning" title="Hé"}\nA.\n::', [("warning", "Hé", "<p>A.</p>")]),
        ("::warning[Hé]\nA.\n::", [("warning", "Hé", "<p>A.</p>")]),
        ("::note\n---\ntitle: Hé\n---\nA.\n::", [("note", "Hé", "<p>A.</p>")]),
        ("::cards\nA.\n::\nB.", ["<p>A.</p><p>B.</p>"]),
        ("::cards\n  :::card{title=Hé}\n  A.\n  :::\n::", ["<p><b>Hé</b><br/>A.</p>"]),
        (
            "::tabs\n  :::tab\n    ::::note\n    A.\n    ::::\n  :::\n::",
            [("note", "", "<p>A.</p>")],
        ),
        ("::hero\n#title\nA.\n#default\nB.\n::", ["<p>A.</p><p>B.</p>"]),
        ("Een :badge[nieuw]{color=red} woord.", ["<p>Een nieuw woord.</p>"]),
        ("Een :knop[nieuw]{to=/x} woord.", ['<p>Een <a href="/x">nieuw</a> woord.</p>']),
        ("Een :icon{name=x}.", ["<p>Een .</p>"]),
        ("Een [groot]{.text-xl} woord.", ["<p>Een groot woord.</p>"]),
        ("[groot]{.x}\n\n[groot]: /y", ['<p><a href="/y">groot</a></p>']),
        ("std::string, a::b en 12:30.", ["<p>std::string, a::b en 12:30.</p>"]),
        ("`::note` en `:a[b]`", ["<p><code>::note</code> en <code>:a[b]</code></p>"]),
    ],
)
def test_what_a_component_holds_stays_without_its_marks(text, expected):
    assert shown(convert_body(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A.\n\n::cards\nB.\n::", [(3, "component-left-out")]),
        ("::card\n---\nto: /x\n---\nB.\n::", [(1, "component-unknown")]),
        ("::note{to=/x}\nB.\n::", [(1, "component-attributes")]),
        ("B.\n:icon{name=x}", [(2, "component-unknown")]),
        ("::note\nGeen einde.", [(1, "mark-left")]),
        ("A.\n\n::", [(3, "mark-left")]),
    ],
)
def test_what_is_left_out_is_reported_with_its_line(text, expected):
    assert codes(convert_body(text)) == expected


def test_code_in_a_component_keeps_its_form():
    body = convert_body("::code-group\n  ```sh [npm]\n  ::note\n    npm i\n  ```\n::\nB.")
    assert [block.value for block in body.blocks if block.type == "code"] == [
        {"code": "::note\n  npm i", "language": "sh"}
    ]


def test_braces_are_braces_in_a_text_of_which_only_the_code_is_mdx():
    body = convert_body("Schrijf {naam}.\n\n```js\nimport a from 'b'\n```\n\n`<Kaart/>`")
    assert "Schrijf {naam}." in body.blocks[0].value
    assert not body.problems
