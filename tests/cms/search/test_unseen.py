"""What cannot be seen in a word does not divide it, and editors find what visitors find."""

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from wagtail.documents.models import Document
from wagtail.models import Page
from wagtail.search.backends import get_search_backend

from tests import builders
from tests.long import LONG

pytestmark = pytest.mark.django_db

WORDS = {
    "loose accents": ("coo\u0308rdinator Zoe\u0308", "coördinator zoë"),
    "asked with loose accents": ("coördinator", "coo\u0308rdinator"),
    "an accent that no letter has": ("x\u0302yz", "xyz"),
    "a soft hyphen": ("vrij\u00adwil\u00adliger", "vrijwilliger"),
    "asked with a soft hyphen": ("vrijwilliger", "vrij\u00adwilliger"),
    "a space of no width": ("werk\u200bgelegenheid", "werkgelegenheid"),
    "a word joiner": ("werk\u2060gelegenheid", "werkgelegenheid"),
    "a byte order mark": ("\ufeffRegenboog", "regenboog"),
    "a mark of direction": ("Regen\u200eboog", "regenboog"),
    "a joiner": ("Regen\u200dboog", "regenboog"),
    "a number": ("Nieuwsbrief-123", "Nieuwsbrief-123"),
    "an accent": ("Café Één", "cafe een"),
}


def test_visitors_find_it_and_see_it_marked_whole(home, client):
    for written, _ in WORDS.values():
        builders.story("Anna", body=[{"type": "text", "value": f"<p>Over {written}.</p>"}])
    for kind, (_, typed) in WORDS.items():
        query = {"search": typed, "fields": "match", "type": "cms.StoryPage"}
        found = client.get("/api/v2/pages/", query).json()["items"]
        assert found, kind
        for story in found:
            assert any(part["hit"] for part in story["match"]["text"]), kind


@pytest.mark.parametrize("place", ["title", "body"])
def test_editors_find_pages(place, home, admin_client):
    stories = {}
    for kind, (written, _) in WORDS.items():
        text = {"title": "Anna", "body": "niets"} | {place: written}
        body = [{"type": "text", "value": f"<p>{text['body']}</p>"}]
        stories[kind] = builders.story(text["title"], live=False, body=body)
    other = builders.story("Iets heel anders")
    addresses = (
        reverse("wagtailadmin_pages:search"),
        reverse("wagtailadmin_explore", args=[other.get_parent().pk]),
        reverse("wagtailadmin_choose_page_search"),
    )
    for number, (kind, (_, typed)) in enumerate(WORDS.items()):
        for address in addresses if LONG else [addresses[number % 3]]:
            page = admin_client.get(address, {"q": typed}).content.decode()
            assert f"/pages/{stories[kind].pk}/" in page, (kind, address)
            assert f"/pages/{other.pk}/" not in page, (kind, address)


def test_editors_find_pictures_and_documents(home, admin_client):
    pictures = {kind: builders.picture(written) for kind, (written, _) in WORDS.items()}
    documents = {
        kind: Document.objects.create(title=written, file=ContentFile(b"x", name="een.txt"))
        for kind, (written, _) in WORDS.items()
    }
    for kind, (_, typed) in WORDS.items():
        for name, made in (("wagtailimages:index", pictures), ("wagtaildocs:index", documents)):
            page = admin_client.get(reverse(name), {"q": typed}).content.decode()
            assert f"/{made[kind].pk}/" in page, (kind, name)


def test_results_have_an_order_parts_and_numbers_by_type(home, admin_client):
    builders.story("Regenboog b")
    builders.info("Regenboog a")
    address = reverse("wagtailadmin_pages:search")
    for ordering in ("title", "-title"):
        page = admin_client.get(address, {"q": "regenboog", "ordering": ordering})
        titles = [each.title for each in page.context["object_list"]]
        assert titles == sorted(titles, reverse=ordering.startswith("-"))
    page = admin_client.get(address, {"q": "regenboog", "content_type": "cms.infopage"})
    assert [each.title for each in page.context["object_list"]] == ["Regenboog a"]
    found = get_search_backend().search("regenboog", Page)
    assert sorted(found.facet("content_type").values()) == [1, 1]
    assert (len(found), found[0], list(found[1:])) == (2, found[:2][0], found[:2][1:])


TEXTS = ["-", "' OR 1=1", '"', "*", "\u00ad", "a:b", "(", "%", "live:yes", "live:yes anna"]


@pytest.mark.parametrize("typed", TEXTS)
def test_any_text_may_be_searched_for(typed, home, admin_client):
    for address in ("wagtailadmin_pages:search", "wagtailimages:index", "wagtaildocs:index"):
        assert admin_client.get(reverse(address), {"q": typed}).status_code == 200
