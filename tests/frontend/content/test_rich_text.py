import pytest

from frontend.content.rich_text import Outline, clean, safe_href


@pytest.mark.parametrize(
    ("hostile", "cleaned"),
    [
        ("<p onclick='x()'>a</p>", "<p>a</p>"),
        ("<p style='color:red' class='x' id='y'>a</p>", "<p>a</p>"),
        ("<script>alert(1)</script><p>a</p>", "<p>a</p>"),
        ("<p><img src='https://elders.example/x.png'>a</p>", "<p>a</p>"),
        ("<iframe src='https://elders.example'></iframe>a", "a"),
        ('<a href="javascript:alert(1)">a</a>', "<a>a</a>"),
        ('<a href="data:text/html,x">a</a>', "<a>a</a>"),
        ("<svg><script>x</script></svg><p>a", "<p>a</p>"),
        (None, ""),
    ],
)
def test_what_could_harm_is_gone(hostile, cleaned):
    assert clean(hostile) == cleaned


@pytest.mark.parametrize(
    "html",
    [
        '<p>Een <b>vet</b> en <i>schuin</i> <a href="/over-ons/">woord</a>.<br>Nieuwe regel</p>',
        '<p><a href="mailto:a@example.org">mail</a> <a href="tel:+31">bel</a></p>',
        '<ol start="3"><li>drie</li></ol><ul><li>a<ul><li>b</li></ul></li></ul>',
        "<h2>Kop</h2><hr><p><code>x</code> <s>y</s> H<sub>2</sub>O m<sup>2</sup></p>",
    ],
)
def test_what_an_editor_can_write_stays(html):
    assert clean(html) == html


@pytest.mark.parametrize(
    "address",
    ["/over-ons/", "https://example.org/", "mailto:a@b.nl", "tel:+31", "#kop", "?q=a:b", "pagina"],
)
def test_good_addresses_stay(address):
    assert safe_href(address) == address


@pytest.mark.parametrize("address", ["javascript:x", " JavaScript:x", "data:x", "java\tscript:x"])
def test_addresses_with_odd_schemes_do_not(address):
    assert safe_href(address) == ""


def placed(*texts: str) -> tuple[str, list[str]]:
    outline = Outline()
    html = "".join(outline.add(clean(text)) for text in texts)
    return html, [heading.id for heading in outline.headings]


def test_headings_get_ids_that_differ_also_between_texts():
    html, ids = placed("<h2>Steun ons</h2>", "<h2>Steun <b>ons</b></h2>")
    assert ids == ["steun-ons", "steun-ons-2"]
    assert '<h2 id="steun-ons-2">Steun <b>ons</b></h2>' in html


def test_a_heading_never_takes_the_id_of_the_page_itself():
    assert placed("<h2>Inhoud</h2>")[1] == ["inhoud-2"]


def test_a_heading_without_latin_letters_has_an_id_too():
    assert placed("<h2>قصة</h2>")[1] == ["kop"]


def test_levels_start_at_two_and_have_no_gaps():
    html, _ = placed("<h1>a</h1><h4>b</h4><h2>c</h2><h3>d</h3>")
    assert [html[i + 2] for i in range(len(html)) if html[i : i + 2] == "<h"] == list("2323")


def test_an_empty_heading_is_left_out():
    assert placed("<h2> <br></h2><p>a</p>") == ("<p>a</p>", [])
