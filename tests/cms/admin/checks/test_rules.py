"""What each rule finds in a piece of HTML, and what it lets be."""

import pytest

from cms.admin.checks.finding import Place
from cms.admin.checks.rules import headings, language, links, pictures
from cms.admin.checks.rules.markup import read_main

pytestmark = pytest.mark.any_database

SHORT = "De zon schijnt. " * 30
LONG = (
    "Wij spreken met elkaar over alles wat je graag wilt doen en wat je daarvoor nog nodig hebt "
    "om straks een baan te vinden die goed bij je past. "
)


class Site:
    """A site with one page, `/er/`, and one place in it."""

    def path_on_site(self, url):
        return None if url.startswith(("http", "mailto")) else url

    def answers(self, path):
        return path == "/er/"

    def has_anchor(self, path, name):
        return name == "plek"


def block(html: str):
    return read_main(f'<a href="/x/">hier</a><main><div data-block="b">{html}</div></main>')


def rule_on(rule, html: str) -> list[dict]:
    return [finding.details for finding in rule(block(html))]


@pytest.mark.parametrize(
    "name", ["klik hier", "Klik hier!", "Lees meer …", "HIER", "link", "more", "Meer <b>info</b>"]
)
def test_a_vague_link_is_found(name):
    assert len(rule_on(links.vague_link, f'<a href="/er/">{name}</a>')) == 1


@pytest.mark.parametrize("name", ["Lees hier het verhaal van Najib", "onze training", "Den Haag"])
def test_a_link_that_says_where_it_leads_is_let_be(name):
    assert rule_on(links.vague_link, f'<a href="/er/">{name}</a>') == []


@pytest.mark.parametrize("inside", ["", " ", '<img src="a" alt="">', "<b> </b>"])
def test_a_link_without_words_is_found(inside):
    assert rule_on(links.empty_link, f'<a href="/er/">{inside}</a>') == [{"url": "/er/"}]


@pytest.mark.parametrize("inside", ["woord", '<img src="a" alt="Anna">'])
def test_a_link_with_words_is_let_be(inside):
    assert rule_on(links.empty_link, f'<a href="/er/">{inside}</a>') == []


@pytest.mark.parametrize(
    ("link", "reason"),
    [
        ("<a>weg</a>", "hidden"),
        ('<a href="/weg/">weg</a>', "page"),
        ('<a href="weg">weg</a>', "page"),
        ('<a href="/er/#nergens">weg</a>', "anchor"),
        ('<a href="#nergens">weg</a>', "anchor"),
        ('<a href="/er/">er</a>', None),
        ('<a href="/er/#plek">er</a>', None),
        ('<a href="#kop">er</a><h2 id="kop">Kop</h2>', None),
        ('<a href="#k%C3%B6p">er</a><h2 id="köp">Kop</h2>', None),
        ('<a href="/zelf/">er</a>', None),
        ('<a href="mailto:a@example.org">er</a>', None),
        ('<a href="https://example.org/">er</a>', None),
    ],
)
def test_dead_links(link, reason):
    found = list(links.dead_link(block(link), Site(), "/zelf/"))
    assert [finding.details["reason"] for finding in found] == ([reason] if reason else [])
    assert all(finding.place == Place(block="b") for finding in found)


def test_what_the_site_itself_puts_there_is_not_the_editors():
    parts = '<nav><a href="/x/">hier</a></nav><ul class="cards"><a>hier</a></ul>'
    main = read_main(f"<main>{parts}</main>")
    assert list(links.vague_link(main)) == []
    assert list(links.dead_link(main, Site(), "/")) == []


def test_a_dead_address_elsewhere_is_found_once():
    twice = '<a href="https://weg.example/#a">Weg</a> <a href="https://weg.example/">Weg</a>'
    found = list(links.dead_external_link(block(twice), Site(), {"https://weg.example/"}))
    assert [finding.details["url"] for finding in found] == ["https://weg.example/"]


@pytest.mark.parametrize(
    ("html", "count"),
    [
        ("<h2>Een</h2><h3>Twee</h3><h2>Drie</h2>", 0),
        ("<h2>Een</h2><h4>Twee</h4>", 1),
        ("<h1>Een</h1><h3>Twee</h3><h6>Drie</h6>", 2),
    ],
)
def test_headings_that_skip_a_level(html, count):
    assert len(rule_on(headings.heading_order, html)) == count


@pytest.mark.parametrize(
    ("html", "count"),
    [
        ("<p><b>Hoe begon het?</b></p>", 1),
        ("<p><strong>Mijn</strong> <b>werk</b></p>", 1),
        ("<p><b>Hoe begon het?</b><br>Met een gesprek.</p>", 0),
        ("<p><b>Let op: morgen zijn wij gesloten.</b></p>", 0),
        ("<p>Een <b>sterk</b> woord</p>", 0),
        ("<p></p>", 0),
    ],
)
def test_bold_lines_used_as_headings(html, count):
    assert len(rule_on(headings.bold_heading, html)) == count


def test_a_long_sentence_is_found_by_itself():
    """Among short ones too, which made up for it when the average counted."""
    [details] = rule_on(language.long_sentences, f"<p>{SHORT * 20}{LONG}</p>")
    assert details["words"] == 29
    assert details["text"].startswith("Wij spreken")


def test_of_many_long_sentences_the_longest_few_are_reported():
    text = "".join(f"Dit is {'woord ' * number}. " for number in range(20, 40))
    found = rule_on(language.long_sentences, f"<p>{text}</p>")
    assert [details["words"] for details in found] == [37, 38, 39, 40, 41]


@pytest.mark.parametrize("text", [SHORT, ""])
def test_short_sentences_and_short_texts_are_let_be(text):
    assert rule_on(language.long_sentences, f"<p>{text}</p>") == []


def test_a_new_line_begins_a_sentence():
    text = f"<p><b>Waarom?</b><br>{LONG}</p>"
    [details] = rule_on(language.long_sentences, text)
    assert details["text"].startswith("Wij spreken")


def test_lines_of_a_list_are_not_taken_together():
    items = "".join(f"<li>{'woord ' * 8}</li>" for _ in range(8))
    assert rule_on(language.long_sentences, f"<ul>{items}</ul>") == []


def test_long_words_are_named_once():
    word = "arbeidsmarktbeleid"
    [details] = rule_on(language.long_words, f"<p>{SHORT}{f'Het {word} werkt. ' * 10}</p>")
    assert details == {"count": 10, "text": word}
    assert rule_on(language.long_words, f"<p>{SHORT}Het {word} werkt.</p>") == []


def test_a_picture_without_any_alternative_is_found_in_the_html():
    found = list(pictures.picture_without_alt([], block('<img src="a.webp"><img src="b" alt="">')))
    assert [finding.details for finding in found] == [{"title": "a.webp"}]
