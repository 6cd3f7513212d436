"""`/api/v2/pages/`: cards, single pages, order, addresses."""

import datetime

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.contrib.redirects.models import Redirect

from cms.api.pages import PagesEndpoint
from cms.models import InfoPage, StoryIndexPage, StoryPage
from tests import builders

CARDS = "/api/v2/pages/?type=cms.StoryPage&fields=title,excerpt,category,thumb"


def titles(client, query: str) -> list[str]:
    response = client.get(f"/api/v2/pages/?{query}")
    assert response.status_code == 200, response.content
    return [item["title"] for item in response.json()["items"]]


def find(client, path: str) -> dict:
    response = client.get("/api/v2/pages/find/", {"html_path": path})
    assert response.status_code == 200
    return response.json()


def test_a_card_is_complete(home, client):
    builders.story("Najib", thumb=builders.picture(size=(400, 500)), thumb_alt="Najib lacht")
    (card,) = client.get(CARDS).json()["items"]
    assert card["title"] == "Najib"
    assert card["excerpt"] == "Waar het over gaat."
    assert card["category"]["slug"] == "ervaringen"
    assert card["meta"]["html_path"] == "/verhalen/najib/"
    assert card["meta"]["html_url"] == "http://127.0.0.1:8000/verhalen/najib/"
    thumb = card["thumb"]
    assert (thumb["alt"], thumb["width"], thumb["height"]) == ("Najib lacht", 400, 300)
    assert {source["type"] for source in thumb["sources"]} == {"image/avif", "image/webp"}


def test_an_upload_is_never_enlarged_and_every_size_is_listed_once(home, client):
    builders.story(thumb=builders.picture(size=(400, 500)), thumb_alt="x")
    (card,) = client.get(CARDS).json()["items"]
    webp = [s["width"] for s in card["thumb"]["sources"] if s["type"] == "image/webp"]
    assert webp == [320, 400]


def test_reading_never_makes_a_size(home, client, django_assert_num_queries):
    image = builders.picture()
    builders.story(thumb=image, thumb_alt="x")
    image.renditions.all().delete()
    (card,) = client.get(CARDS).json()["items"]
    assert card["thumb"]["sources"] == []
    assert image.renditions.count() == 0


def test_a_list_of_cards_costs_the_same_for_any_number(home, client, django_assert_max_num_queries):
    image = builders.picture()
    for number in range(8):
        builders.story(f"Verhaal {number}", thumb=image, thumb_alt="x")
    client.get(CARDS)
    with django_assert_max_num_queries(6):
        assert len(client.get(f"{CARDS}&limit=8").json()["items"]) == 8


@pytest.mark.parametrize("model", [StoryPage, InfoPage])
def test_each_field_costs_the_same_for_any_number_of_rows(model, home, client):
    image = builders.picture()
    more = {"thumb": image, "thumb_alt": "x"} if model is StoryPage else {}
    make = builders.story if model is StoryPage else builders.info
    for number in range(3):
        make(f"Pagina {number}", share_picture=image, **more)
    fields = set(PagesEndpoint.get_available_fields(model)) - PagesEndpoint.by_request_only
    for field in fields.difference(PagesEndpoint.detail_only_fields):
        list_of_it = f"/api/v2/pages/?type={model._meta.label}&fields=_,{field}"
        numbers = set()
        for limit in (1, 3):
            client.get(f"{list_of_it}&limit={limit}")
            with CaptureQueriesContext(connection) as queries:
                answer = client.get(f"{list_of_it}&limit={limit}")
            assert len(answer.json()["items"]) == limit
            numbers.add(len(queries))
        assert len(numbers) == 1, f"{field}: {numbers}"


def test_one_field_is_the_same_as_among_all(home, client):
    builders.story(thumb=builders.picture(), thumb_alt="x", date=datetime.date(2026, 5, 4))
    (whole,) = client.get("/api/v2/pages/?type=cms.StoryPage&fields=*").json()["items"]
    for field in set(whole) - {"id", "meta", "match"}:
        path = f"/api/v2/pages/?type=cms.StoryPage&fields=_,{field}"
        (item,) = client.get(path).json()["items"]
        assert item[field] == whole[field], field


def test_stories_can_be_asked_by_category(home, client):
    builders.story("A")
    other = builders.category("Nieuws")
    builders.story("B", category=other)
    assert titles(client, "type=cms.StoryPage&category=nieuws") == ["B"]
    assert titles(client, f"type=cms.StoryPage&category={other.pk}") == ["B"]
    assert titles(client, "type=cms.StoryPage&category=nergens") == []
    assert titles(client, "type=cms.StoryPage&category=nieuws&search=tekst") == ["B"]


def test_info_pages_follow_order_and_those_without_come_last(home, client):
    for title, order in (("Zonder", None), ("Tweede", 2), ("Eerste", 1), ("Aap zonder", None)):
        builders.info(title, order=order)
    forward = ["Eerste", "Tweede", "Aap zonder", "Zonder"]
    assert titles(client, "type=cms.InfoPage&order=order") == forward
    backward = ["Tweede", "Eerste", "Aap zonder", "Zonder"]
    assert titles(client, "type=cms.InfoPage&order=-order") == backward


def test_stories_without_a_date_come_after_the_newest(home, client):
    for title, date in (("Oud", "2020-01-01"), ("Zonder", None), ("Nieuw", "2026-01-01")):
        builders.story(title, date=date and datetime.date.fromisoformat(date))
    assert titles(client, "type=cms.StoryPage&order=-date") == ["Nieuw", "Oud", "Zonder"]


def test_find_answers_with_the_page_itself(home, client):
    builders.story("Najib")
    page = find(client, "/verhalen/najib/")
    assert page["title"] == "Najib"
    assert page["body"][0]["value"] == "<p>De tekst.</p>"
    assert [ancestor["html_path"] for ancestor in page["meta"]["ancestors"]] == ["/", "/verhalen/"]
    assert page["meta"]["parent"]["title"] == "Verhalen"


@pytest.mark.parametrize("path", ["/", "", "//"])
def test_the_root_path_is_the_home_page(path, home, client):
    assert find(client, path)["meta"]["type"] == "cms.HomePage"


def test_links_in_text_lead_to_where_the_page_is_now(home, client):
    target = builders.info("Doel")
    link = f'<p><a linktype="page" id="{target.pk}">hier</a></p>'
    builders.story("Najib", body=[{"type": "text", "value": link}])
    target.slug = "ander-doel"
    target.save_revision().publish()
    assert 'href="/ander-doel/"' in find(client, "/verhalen/najib/")["body"][0]["value"]


def test_fields_are_honoured(home, client):
    builders.story("Najib")
    response = client.get("/api/v2/pages/?type=cms.StoryPage&fields=_,title")
    assert response.json()["items"] == [{"title": "Najib"}]


def test_finding_a_page_costs_few_queries(home, client, django_assert_max_num_queries):
    builders.story("Najib", thumb=builders.picture(), thumb_alt="x")
    find(client, "/verhalen/najib/")
    with django_assert_max_num_queries(7):
        find(client, "/verhalen/najib/")


def test_an_alias_names_its_original(home, client):
    story = builders.story("Najib")
    parent = StoryIndexPage.objects.get()
    story.create_alias(parent=parent, update_slug="najib-2")
    assert find(client, "/verhalen/najib-2/")["meta"]["alias_of"]["html_path"] == "/verhalen/najib/"


def test_the_answer_does_not_depend_on_the_host_that_was_asked(home, client):
    call_command("start_site", verbosity=0)
    first = client.get("/api/v2/pages/", headers={"host": "localhost"})
    assert b"localhost" not in first.content


def test_two_redirects_of_one_address_are_no_fault(home, client):
    """Nothing keeps staff, or two imports, from making them: the first is followed."""
    first, second = builders.info("Een"), builders.info("Twee")
    for target in (first, second):
        Redirect.objects.create(old_path="/oud", redirect_page=target)
    found = client.get("/api/v2/redirects/find/?html_path=/oud/").json()
    assert found["location"] == "/een/"
