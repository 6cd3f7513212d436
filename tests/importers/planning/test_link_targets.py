"""Links of a text: which page they mean, and how they stand on it."""

import pytest

from cms.models import HomePage, InfoPage
from importers.markdown.findings import Block, InternalLink
from importers.pipeline import import_folder
from importers.planning.link_targets import DEAD, LinkSource, SiteMap, resolve_link, rewrite_links
from tests import builders
from tests.importers.folders import info, story, write

NEW = "verhalen/een.md"  # its page has no number yet
SITE = SiteMap(
    {"main/overOns/index.md": 1, "main/overOns/bestuur.md": 2, NEW: NEW},
    {"/": 9, "/over-ons/": 1, "/over-ons/bestuur/": 2, "/verhalen/een/": NEW},
)
HEADINGS = ("Ons doel", "Ons doel", "Menu", "  ", "Menu 2")
SOURCE = LinkSource("main/overOns/bestuur.md", "/over-ons/bestuur/", HEADINGS)


def reported(href: str) -> tuple:
    page, problems = resolve_link(InternalLink(href, 7), SOURCE, SITE)
    assert all(problem.line == 7 for problem in problems)
    return page, *(problem.code for problem in problems)


@pytest.mark.parametrize(
    ("href", "page"),
    [
        ("bestuur.md", 2),
        ("bestuur", 2),
        ("bestuur.html", 2),
        ("./index.md", 1),
        ("../overOns/", 1),
        ("../overOns/index.html", 1),
        ("../../verhalen/een.md", NEW),
        ("/verhalen/een.md", NEW),
        ("/overOns/bestuur.md", 2),
        ("/over-ons", 1),
        ("/over-ons/bestuur/", 2),
        ("@/verhalen/een", NEW),  # Zola
        ("@site/main/overOns/", 1),  # Docusaurus
        ("~/over-ons", 1),  # Gridsome
        ("/", 9),
        ("../", 1),  # from the address of the page
    ],
)
def test_a_link_means_a_page(href, page):
    assert reported(href) == (page,)


@pytest.mark.parametrize(
    ("href", "answer"),
    [
        ("weg.md", (DEAD, "link-dead")),
        ("../../../../etc/passwd", (DEAD, "link-dead")),
        ("@/weg.md", (DEAD, "link-dead")),
        ("/weg/", (None, "link-address-unknown")),
        ("BESTUUR.md", (2, "link-capitals")),
        ("bestuur.md#kop", (2, "link-anchor")),
        ("#ons-doel-2", (None,)),
        ("#weg", (None, "link-anchor-missing")),
        ("#kop", (None, "link-anchor-missing")),
        ("#menu", ("#menu-2",)),  # the site has a menu of its own
        ("#menu-2", ("#menu-2-2",)),
    ],
)
def test_what_is_not_quite_right_is_reported(href, answer):
    assert reported(href) == answer


def test_a_dead_link_leaves_its_words_and_code_stays_as_it_is():
    text = Block("text", '<p><a href="a.md?x=1&amp;y=2">a</a> <a href="b.md"><b>b</b></a></p>')
    code = Block("code", {"code": '<a href="b.md">b</a>', "language": ""})
    pages = {"a.md?x=1&y=2": 5, "b.md": DEAD}
    html = '<p><a id="5" linktype="page">a</a> <b>b</b></p>'
    assert rewrite_links((text, code), pages, "") == (Block("text", html), code)


@pytest.mark.django_db
def test_pages_may_link_to_each_other_and_each_gets_one_revision(home, tmp_path):
    builders.category("Ervaringen")
    old = builders.info("Oud")
    body = "[b](b.md) [s](../verhalen/anna.md) [oud](/oud/) [weg](weg.md)"
    files = {
        "main/a.md": info(body=body),
        "main/b.md": info(body="[a](a.md)"),
        "verhalen/anna.md": story(),
    }
    report = import_folder(write(tmp_path, files))
    a, b = (InfoPage.objects.get(slug=slug) for slug in "ab")
    html = str(a.body[0].value)
    assert [part in html for part in ("/b/", "/verhalen/anna/", "/oud/", "weg.md")] == [
        True,
        True,
        True,
        False,
    ]
    assert (a.revisions.count(), b.revisions.count(), a.has_unpublished_changes) == (1, 1, False)
    assert [p.code for file in report.files for p in file.problems] == ["link-dead"]
    b.slug = "elders"
    b.save()
    old.delete()
    assert "/elders/" in str(InfoPage.objects.get(pk=a.pk).body[0].value)
    assert import_folder(tmp_path).outcomes == {"unchanged": 3}


@pytest.mark.django_db
def test_a_changed_page_links_to_pages_of_earlier_runs(home, tmp_path):
    folder = write(tmp_path, {"main/a.md": info(), "main/b.md": info("B")})
    import_folder(folder)
    write(tmp_path, {"main/a.md": info(body="[b](b.md)")})
    import_folder(folder)
    assert 'linktype="page"' in InfoPage.objects.get(slug="a").body[0].value.source


@pytest.mark.django_db
def test_the_button_of_a_component_leads_to_a_page_or_to_a_full_address(home, tmp_path):
    card = '<CardInformation buttonText="Ga" to="/{}">\n- een\n</CardInformation>\n'
    files = {"main/a.md": info(body=card.format("b")), "main/b.md": info(body=card.format("weg"))}
    import_folder(write(tmp_path, files))
    a, b = (InfoPage.objects.get(slug=slug) for slug in "ab")
    assert a.body[0].value["button"]["page"].pk == b.pk
    root = HomePage.objects.get().get_site().root_url
    assert b.body[0].value["button"]["url"] == f"{root}/weg"
    for page in (a, b):
        page.body.stream_block.clean(page.body)  # as the editor does
