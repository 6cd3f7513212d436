"""The marks of other programs become what they mean, or are left out and reported."""

from contextlib import suppress

import pytest

from cms.models import InfoPage
from importers.markdown.blocks import Body, convert_body
from importers.markdown.dialects.source import as_markdown
from importers.markdown.findings import Findings
from importers.problems import DocumentError
from tests.attacks.growth import is_linear, repeated
from tests.importers.markdown.dialects.looks import blocks, import_case, pages, reported, stored


def html(body: Body) -> str:
    return "".join(block.value for block in body.blocks if block.type == "text")


def codes(body: Body) -> list[tuple]:
    return [(problem.line, problem.code) for problem in body.problems]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("H~2~O en x^2^", "<p>H<sub>2</sub>O en x<sup>2</sup></p>"),
        ("==Een *schuin* woord==", "<p><b>Een <i>schuin</i> woord</b></p>"),
        ("a == b en c == d", "<p>a == b en c == d</p>"),
        ("Term\n: Uitleg", "<p><b>Term</b></p><p>Uitleg</p>"),
        ("Term\n\n: Uitleg\n\n: Nog een", "<p><b>Term</b></p><p>Uitleg</p><p>Nog een</p>"),
        ("`==code==` en `[[x]]`", "<p><code>==code==</code> en <code>[[x]]</code></p>"),
        ("[[#Ons doel]]", '<p><a href="#ons-doel">Ons doel</a></p>'),
        ("[[a|b]]", '<p><a href="a.md">b</a></p>'),
        ("Kosten: $5 of $10.", "<p>Kosten: $5 of $10.</p>"),
        ("Formule $E=mc^2$.", "<p>Formule <code>E=mc^2</code>.</p>"),
        ("{% raw %}{{ x }}{% endraw %}", "<p>{{ x }}</p>"),
        ('[a]({{ "/over/" | relative_url }})', '<p><a href="/over/">a</a></p>'),
    ],
)
def test_a_mark_becomes_what_it_means(text, expected):
    assert html(convert_body(text)) == expected


@pytest.mark.parametrize(
    ("text", "href", "rest"),
    [
        ("Zie https://voorbeeld.nl/pad.", "https://voorbeeld.nl/pad", "."),
        ("(www.voorbeeld.nl/a_(b))", "https://www.voorbeeld.nl/a_(b)", ")"),
        ("mail info@voorbeeld.nl!", "mailto:info@voorbeeld.nl", "!"),
        ("https://voorbeeld.nl/?a=1&b_c=2", "https://voorbeeld.nl/?a=1&amp;b_c=2", ""),
        ("**https://voorbeeld.nl**", "https://voorbeeld.nl", ""),
    ],
)
def test_an_address_without_marks_is_a_link(text, href, rest):
    shown = html(convert_body(text))
    assert f'<a href="{href}">' in shown
    assert shown.endswith(f"</a>{rest}</p>") or rest == ""


@pytest.mark.parametrize("text", ["[https://a.nl](https://b.nl)", "`https://a.nl`", "a@b", "x://y"])
def test_other_words_are_no_second_link(text):
    assert html(convert_body(text)).count("<a ") == text.startswith("[")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[TOC]", "contents-list"),
        ("[[toc]]", "contents-list"),
        ("* TOC\n{:toc}", "contents-list"),
        ("Tekst ^blok", "block-name"),
        ("*[HTML]: HyperText", "abbreviation"),
        ("[a](b.md){:.x}", "attributes"),
        ("{{ page.x }}", "template-value"),
        ("{% include x.html %}", "liquid-tag"),
        ("{{< onbekend a=b >}}", "shortcode"),
        ("[a](<{{ site.repository }}/pull/1>)", "template-value"),
        ("[a](<{{< onbekend >}}/pull/1>)", "shortcode"),
    ],
)
def test_what_means_nothing_here_is_left_out_and_reported(text, code):
    body = convert_body(f"Voor.\n\n{text}\n\nNa.")
    assert code in [found for _, found in codes(body)]
    assert not {"{", "[", "^"} & set(html(body))


@pytest.mark.parametrize(
    ("source", "url"),
    [
        ("{{< youtube dQw4w9WgXcQ >}}", "https://www.youtube.com/watch?v=dQw4w9WgXcQ"),
        (
            '{{< youtube id="dQw4w9WgXcQ" title="Film" >}}',
            "https://www.youtube.com/watch?v=dQw4w9WgXcQ",
        ),
        ("{{< vimeo 146022717 >}}", "https://vimeo.com/146022717"),
        (
            '{% include youtube.html id="dQw4w9WgXcQ" %}',
            "https://www.youtube.com/watch?v=dQw4w9WgXcQ",
        ),
        ("{% youtube dQw4w9WgXcQ %}", "https://www.youtube.com/watch?v=dQw4w9WgXcQ"),
        (
            '<iframe src="//player.vimeo.com/video/146022717?h=ab12cd34ef"></iframe>',
            "https://vimeo.com/146022717/ab12cd34ef",
        ),
        (
            'Tekst <iframe src="https://www.youtube-nocookie.com/embed/x_y-z"></iframe>',
            "https://www.youtube.com/watch?v=x_y-z",
        ),
        (
            "[![Film](https://img.youtube.com/vi/abc/0.jpg)](https://youtu.be/abcdef)",
            "https://www.youtube.com/watch?v=abcdef",
        ),
    ],
)
def test_a_video_becomes_a_block(source, url):
    body = convert_body(source)
    assert [block.value["url"] for block in body.blocks if block.type == "embed"] == [url]


@pytest.mark.parametrize(
    "source",
    [
        '<iframe src="https://evil.example/youtube.com/embed/x"></iframe>',
        "{{< youtube ../x >}}",
        '<iframe src="javascript:youtube.com"></iframe>',
    ],
)
def test_what_is_no_video_becomes_none(source):
    assert not convert_body(source).blocks


@pytest.mark.parametrize(
    "source",
    [
        '{{< figure src="a.png" alt="Een foto" caption="Bijschrift" >}}',
        '{{< figure\n  src="a.png"\n  alt="Een foto"\n  caption="Bijschrift"\n>}}',
        '{% include figure.html src="a.png" alt="Een foto" caption="Bijschrift" %}',
        "{% asset_img a.png Een foto %}",
    ],
)
def test_a_figure_becomes_a_picture(source):
    (block,) = convert_body(source).blocks
    assert (block.type, block.value.reference) == ("picture", "a.png")
    assert block.value.alt


def test_the_link_of_a_picture_stands_under_it():
    body = convert_body("[![Foto](a.png)](https://voorbeeld.nl/x)")
    assert [block.type for block in body.blocks] == ["picture", "text"]
    assert '<a href="https://voorbeeld.nl/x">Foto</a>' in html(body)


@pytest.mark.parametrize(
    "tag",
    [
        "{{% highlight py %}}\n{}\n{{% endhighlight %}}",
        "{{{{< highlight py >}}}}\n{}\n{{{{< /highlight >}}}}",
    ],
)
def test_highlighted_code_is_code_letter_for_letter(tag):
    code = "x = {{ y }}\n```\n%% z %%\n\n> {% raw %}"
    (block,) = convert_body(tag.format(code)).blocks
    assert block.value == {"code": code, "language": "py"}


@pytest.mark.parametrize("element", ["video", "audio", "iframe", "embed", "source"])
def test_no_element_loses_its_address_in_silence(element):
    body = convert_body(f'<{element} src="https://elders.example/x"></{element}>\n\nTekst.')
    assert "https://elders.example/x" in str([problem.values for problem in body.problems])


UNITS = (
    "[[",
    "[[a]]",
    "==a",
    "==a==",
    "x^2",
    "x^2^",
    "x~",
    "$a_",
    "$$\n",
    "{{<\n",
    "{% \n",
    "{:a",
    "a){.x",
    "^a\n",
    "*[a]: b\n",
    "a\n: b\n",
    "++a",
    "{% raw %}",
    "{% highlight x %}\n",
    "[TOC]\n",
    "www.a",
    "a@b.",
    "https://a(",
    "- a\n{:toc",
    "::a\n",
    "::a\n:::b\n",
    "::a\n  :::b\n  :::\n",
    "::a\nb\n::\n",
    "::a\n---\n",
    ":a[",
    ":a{b",
    ":a[b]{c}",
    "[a]{.b",
)


def rewrite(text: str) -> None:
    with suppress(DocumentError):  # a refusal, with its reason, is an answer too
        as_markdown(text, Findings())


@pytest.mark.parametrize("unit", UNITS)
def test_rewriting_takes_no_longer_than_the_length_of_the_text(unit):
    assert is_linear(rewrite, repeated(unit, "", "\n"))


@pytest.mark.parametrize("unit", UNITS)
def test_rewriting_twice_is_as_good_as_once(unit):
    once = as_markdown(unit * 3 + " tekst\n\n" + unit, Findings())
    assert as_markdown(once, Findings()) == once


@pytest.mark.django_db
def test_notes_of_obsidian_link_to_each_other(home):
    report = import_case("obsidian-marks")
    page, other = pages()["Mijn notitie"], pages()["Andere notitie"]
    assert stored(page).count(f'id=\\"{other.pk}\\"') == 4
    assert len(blocks(page, "picture")) == 1
    assert [mark for mark in ("[[", "==", "%%", "^blok", "opmerking") if mark in stored(page)] == []
    assert {("comment-hidden", 13), ("block-name", 13), ("embedded-file", 11)} <= reported(report)


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["jekyll-liquid", "extended-markdown", "shortcode-over-lines"])
def test_no_mark_of_another_program_reaches_a_visitor(home, name):
    import_case(name)
    for page in pages().values():
        text = stored(page).replace("{{ blijft }}", "").replace('"code": "a_1', "")
        assert [
            m for m in ("{%", "{{", "{:", "[TOC]", "[[", "==", "$$", "{width", ">}}") if m in text
        ] == []
    assert InfoPage.objects.exists() or pages()
