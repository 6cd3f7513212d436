from datetime import date

import pytest
from bs4 import BeautifulSoup
from wagtail.contrib.redirects.models import Redirect

from cms.models import SiteDetails, StoryIndexPage
from tests import builders


@pytest.fixture(autouse=True)
def site(home):
    return home


@pytest.fixture
def visit(client):
    """Fetch an address and return the page, read as HTML. Fails on another status."""

    def visit(address: str, status: int = 200) -> BeautifulSoup:
        response = client.get(address)
        assert response.status_code == status
        return BeautifulSoup(response.content, "html.parser")

    return visit


def test_every_type_of_page_has_its_title_as_the_only_h1(visit):
    builders.story("Anna vertelt", slug="anna")
    builders.info("Over ons", slug="over-ons")
    headings = {
        "/": "Samen op weg naar werk dat bij je past",
        "/verhalen/": "Verhalen",
        "/verhalen/anna/": "Anna vertelt",
        "/over-ons/": "Over ons",
    }
    for path, heading in headings.items():
        page = visit(path)
        assert [h1.get_text(strip=True) for h1 in page.select("h1")] == [heading]
        assert page.html["lang"] == "nl"
        assert page.title.string.strip().endswith("JobHulpMaatje Den Haag")


def test_the_menu_marks_the_page_and_the_part_that_a_visitor_is_in(visit):
    builders.story(slug="anna")
    for path, mark in (("/verhalen/", "page"), ("/verhalen/anna/", "true")):
        [current] = visit(path).select("#menu a[aria-current]")
        assert (current["href"], current["aria-current"]) == ("/verhalen/", mark)


def test_a_path_without_its_slash_leads_to_the_page_and_keeps_the_query(client):
    response = client.get("/verhalen?q=jan")
    assert (response.status_code, response["Location"]) == (301, "/verhalen/?q=jan")
    response = client.get("/verhalen//")
    assert (response.status_code, response["Location"]) == (301, "/verhalen/")


@pytest.mark.parametrize(
    ("path", "target"),
    [
        ("/VERHALEN/", "/verhalen/"),
        ("/Verhalen/?q=werk", "/verhalen/?q=werk"),
        ("/VERHALEN", "/verhalen/"),
        ("/Verhalen/ANNA/", "/verhalen/anna/"),
    ],
)
def test_capitals_lead_to_the_page_too(client, path, target):
    builders.story(slug="anna")
    response = client.get(path)
    assert (response.status_code, response["Location"]) == (301, target)


def test_an_alias_leads_to_the_original(client):
    original = builders.story("Anna", slug="anna")
    alias = original.create_alias(parent=StoryIndexPage.objects.get(), update_slug="anna-ook")
    response = client.get(f"/verhalen/{alias.slug}/")
    assert (response.status_code, response["Location"]) == (301, "/verhalen/anna/")


@pytest.mark.parametrize(("permanent", "status"), [(True, 301), (False, 302)])
def test_redirects_of_the_cms_are_followed(client, permanent, status):
    Redirect.objects.create(
        old_path="/oud", redirect_link="https://example.org/x", is_permanent=permanent
    )
    response = client.get("/oud/?utm=1")
    assert (response.status_code, response["Location"]) == (
        status,
        "https://example.org/x?utm=1",
    )


def test_a_redirect_may_name_the_query_too(client):
    Redirect.objects.create(old_path="/index.php?id=4", redirect_link="/verhalen/")
    assert client.get("/index.php?id=4")["Location"] == "/verhalen/"
    assert client.get("/index.php?id=5").status_code == 404


@pytest.mark.parametrize(
    "trap", ["//elders.example/", "/\\elders.example", "javascript:x", "/oud/"]
)
def test_a_redirect_that_is_a_trap_is_not_followed(client, trap):
    Redirect.objects.create(old_path="/oud", redirect_link=trap)
    assert client.get("/oud/").status_code == 404


def test_a_story_shows_all_that_is_known_of_it(visit):
    builders.story("Anna", slug="anna", date=date(2026, 10, 27), excerpt="Het begin.")
    page = visit("/verhalen/anna/")
    assert "27 oktober 2026 · 1 minuut lezen" in " ".join(page.get_text().split())
    assert page.select_one("header .chip")["href"] == "/verhalen/?categorie=ervaringen"
    assert page.select_one("meta[name=description]")["content"] == "Het begin."
    assert page.select_one("link[rel=canonical]")["href"].endswith("/verhalen/anna/")


def test_a_story_without_a_picture_has_its_title_on_a_colour(visit):
    builders.story("Anna", slug="anna", thumb_alt="Portret van Anna")
    page = visit("/verhalen/anna/")
    assert page.select_one(".title-band h1").string == "Anna"
    assert not page.select(".portrait")
    assert "Portret van Anna" not in page.decode()
    assert visit("/verhalen/").select_one(".card.plain .title h2 a").string == "Anna"


def test_the_portrait_is_described_and_comes_first(visit):
    picture = builders.picture(size=(1000, 1300))
    picture.make_renditions()
    builders.story(slug="anna", thumb=picture, thumb_alt="Anna lacht")
    image = visit("/verhalen/anna/").select_one(".portrait img")
    assert (image["alt"], image["fetchpriority"]) == ("Anna lacht", "high")
    assert "loading" not in image.attrs
    assert image["src"].startswith("/media/images/")
    card = visit("/verhalen/").select_one(".card img")
    assert card["alt"] == "", "the title beside it says the same"


def test_all_blocks_are_shown(visit):
    builders.info(
        slug="blokken",
        body=[
            {"type": "text", "value": "<h2>Kop</h2><p>Lopende tekst</p>"},
            {"type": "quote", "value": {"quote": "<p>Gezegd</p>", "attribution": "Anna"}},
            {"type": "code", "value": {"code": "<b>niet vet</b>", "language": ""}},
            {"type": "embed", "value": {"url": "https://www.youtube.com/x", "title": "Kijk"}},
            {
                "type": "call_to_action",
                "value": {
                    "text": "<p>Doe mee</p>",
                    "button": {"label": "Meld je aan", "page": None, "url": "https://example.org/"},
                },
            },
            {
                "type": "person_card",
                "value": {"name": "Bo", "picture": None, "starting_date": "mei", "hobbies": "zang"},
            },
            {
                "type": "table",
                "value": {
                    "columns": [{"type": "text", "heading": "Dag"}],
                    "rows": [{"values": ["<p>Maandag</p>"]}],
                    "caption": "Week",
                },
            },
        ],
    )
    page = visit("/blokken/")
    assert page.select_one("h2#kop").string == "Kop"
    assert page.select_one("blockquote").get_text(strip=True) == "Gezegd"
    assert page.select_one("pre").string == "<b>niet vet</b>"
    assert page.select_one(".video a")["href"] == "https://www.youtube.com/x"
    assert page.select_one(".call .button")["href"] == "https://example.org/"
    assert page.select_one(".person .name").string == "Bo"
    assert page.select_one("th[scope=col]").string == "Dag"
    assert page.select_one("td").get_text() == "Maandag"
    assert page.select_one("caption").string == "Week"


def test_an_info_page_lists_what_is_in_its_part_and_its_chapters(visit):
    over = builders.info("Over ons", slug="over-ons", order=2, body=CHAPTERS)
    builders.info("Eerst", order=1)
    builders.info("Missie", slug="missie", parent=over)
    builders.info("Bestuur", parent=over)
    page = visit("/over-ons/")
    assert [link.string for link in page.select(".side a")] == ["Over ons", "Bestuur", "Missie"]
    assert page.select_one(".side a[aria-current=page]").string == "Over ons"
    below = visit("/over-ons/missie/")
    assert [link.string for link in below.select(".side a")] == ["Bestuur", "Missie"]
    chapters = page.select(".contents a")
    assert [link.string for link in chapters] == ["Wie", "Waar & hoe"]
    assert all(page.select_one(link["href"]).name == "h2" for link in chapters)


def test_an_info_page_in_a_part_leads_to_the_ones_before_and_after_it(visit):
    over = builders.info("Over ons", slug="over-ons")
    for order, title in enumerate(("Eerst", "Midden", "Laatst")):
        builders.info(title, slug=title.lower(), order=order, parent=over)
    links = {
        title: [
            (link["rel"], link["href"])
            for link in visit(f"/over-ons/{title}/").select(".neighbours a")
        ]
        for title in ("eerst", "midden", "laatst")
    }
    assert links == {
        "eerst": [(["next"], "/over-ons/midden/")],
        "midden": [(["prev"], "/over-ons/eerst/"), (["next"], "/over-ons/laatst/")],
        "laatst": [(["prev"], "/over-ons/midden/")],
    }


def test_pages_of_the_menu_are_no_series(visit):
    builders.info("Ik wil hulp", slug="hulp", order=1)
    builders.info("Ik word maatje", order=2)
    assert not visit("/hulp/").select(".side, .neighbours")


def test_an_info_page_alone_has_no_empty_navigation(visit):
    builders.info("Over ons", slug="over-ons")
    assert not visit("/over-ons/").select(".side, .contents, .neighbours")


def test_the_home_page_shows_the_newest_three_and_its_buttons(visit, site):
    for number in range(4):
        builders.story(f"Verhaal {number}", date=date(2026, 1, number + 1))
    site.calls_to_action = [
        {"type": "button", "value": {"label": "Doe mee", "page": None, "url": "https://e.org/"}}
    ]
    site.save_revision().publish()
    page = visit("/")
    titles = [link.string for link in page.select(".card a")]
    assert titles == ["Verhaal 3", "Verhaal 2", "Verhaal 1"]
    assert page.select_one(".hero .button")["href"] == "https://e.org/"


def test_the_home_page_has_doors_for_those_that_lead_somewhere(visit, site):
    help_page, draft = builders.info("Ik wil hulp"), builders.info("Later", live=False)
    doors = [("Ik zoek werk", help_page.pk), ("Ik wacht nog", draft.pk), ("", help_page.pk)]
    button = {"label": "Ga verder", "url": ""}
    site.doors = [
        {
            "type": "door",
            "value": {"title": title, "text": "Bel <ons>.", "button": {**button, "page": page}},
        }
        for title, page in doors
    ]
    site.save_revision().publish()
    (door,) = visit("/").select(".hero + .doors .door")
    assert door.h2.string == "Ik zoek werk"
    assert door.p.string == "Bel <ons>."
    assert door.select_one(".button")["href"] == "/ik-wil-hulp/"


def test_without_doors_nothing_stands_between_the_top_and_the_stories(visit):
    assert not visit("/").select(".doors")


def test_the_foot_shows_only_the_contact_that_is_filled_in(visit):
    assert not visit("/").select("footer address")
    details = SiteDetails.objects.get()
    details.phone = "070 123 45 67"
    details.save()
    address = visit("/").select_one("footer address")
    assert [link["href"] for link in address.select("a")] == ["tel:0701234567"]


def test_a_page_for_the_foot_only_is_out_of_the_menu(visit):
    builders.info("Contact", slug="contact")
    builders.info("Privacy", slug="privacy", at_foot=True)
    page = visit("/privacy/")
    assert [link.string for link in page.select("#menu a")] == ["Verhalen", "Contact"]
    (link,) = page.select(".small-print a")
    assert (link.string, link["aria-current"]) == ("Privacy", "page")


def test_the_foot_says_how_the_organisation_is_registered(visit):
    assert not visit("/").select(".small-print")
    details = SiteDetails.objects.get()
    details.kvk, details.rsin, details.is_anbi = "12345678", "123456789", True
    details.opening_hours = "ma: 9.00"
    details.save()
    page = visit("/")
    assert [each.string for each in page.select(".small-print p")] == [
        "KvK 12345678",
        "ANBI, RSIN 123456789",
    ]
    assert "ma: 9.00" in page.select_one("footer address").get_text()


def test_a_missing_page_offers_the_menu_and_a_search(visit):
    page = visit("/nergens/", status=404)
    assert page.select_one("form[role=search]")["action"] == "/zoeken/"
    assert page.select_one("#menu a")


def test_only_reading_is_possible(client):
    for method in (client.post, client.put, client.delete):
        assert method("/").status_code == 405
    assert client.head("/").status_code == 200


CHAPTERS = [{"type": "text", "value": "<h2>Wie</h2><p>a</p><h2>Waar &amp; hoe</h2><p>b</p>"}]
