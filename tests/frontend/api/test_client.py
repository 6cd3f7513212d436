import threading
from datetime import date

import httpx2
import pytest
from django.db import OperationalError
from wagtail.contrib.redirects.models import Redirect

from cms.preview import tickets
from frontend.api.client import ContentClient, PreviewExpired
from frontend.api.connection import ContentUnavailable, api_address
from frontend.cache.content_version import Known
from frontend.content.stories import Category, StoryCard
from frontend.page_types.find import find_draft, find_page
from frontend.page_types.home import Home
from frontend.page_types.info import InfoPage
from frontend.page_types.story import Story
from frontend.page_types.story_index import StoryIndex
from tests import builders


@pytest.mark.parametrize(
    ("given", "used"),
    [
        ("http://cms.test", "http://cms.test/api/v2/"),
        ("http://cms.test/", "http://cms.test/api/v2/"),
        ("https://cms.test:8443/api/v2/", "https://cms.test:8443/api/v2/"),
        ("http://cms.test/elders/api/v2/", "http://cms.test/elders/api/v2/"),
    ],
)
def test_an_address_without_a_path_gets_the_path_of_the_api(given, used):
    assert api_address(given) == used


def test_each_type_of_page_is_found_at_its_path(api):
    builders.story(slug="anna")
    builders.info(slug="over-ons")
    types = {path: type(find_page(api, path)) for path in ("/", "/verhalen/", "/over-ons/")}
    assert types == {"/": Home, "/verhalen/": StoryIndex, "/over-ons/": InfoPage}
    assert isinstance(find_page(api, "/verhalen/anna/"), Story)


def test_a_story_arrives_whole(api):
    picture = builders.picture(size=(1000, 1300))
    picture.make_renditions()
    builders.story(
        "Anna vertelt",
        slug="anna",
        date=date(2026, 10, 27),
        excerpt="Kort.",
        thumb=picture,
        thumb_alt="Anna lacht",
    )
    story = find_page(api, "/verhalen/anna/")
    assert (story.title, story.date, story.excerpt) == ("Anna vertelt", date(2026, 10, 27), "Kort.")
    assert story.category.name == "Ervaringen"
    assert [link.path for link in story.ancestors] == ["/", "/verhalen/"]
    assert story.picture.alt == "Anna lacht"
    assert [source.type for source in story.picture.sources] == ["image/avif", "image/webp"]
    assert story.picture.width == 960


def test_a_page_that_is_not_public_is_not_found(api):
    builders.story(slug="klad", live=False)
    assert find_page(api, "/verhalen/klad/") is None
    assert find_page(api, "/nergens/") is None


def test_a_path_too_long_for_any_page_is_not_asked_for(answering):
    client = answering(httpx2.ConnectError("must not be asked"))
    assert find_page(client, "/" + "x" * 5000) is None
    assert client.find_redirect("/" + "x" * 5000) is None


def test_the_site_and_its_menu(api):
    builders.info("Tweede", order=2)
    builders.info("Eerste", order=1)
    site = api.site()
    assert site.name == "JobHulpMaatje Den Haag"
    assert [entry.title for entry in site.menu] == ["Verhalen", "Eerste", "Tweede"]
    assert [each.path for each in site.story_lists] == ["/verhalen/"]


def test_stories_come_newest_first_and_those_without_a_date_last(api):
    builders.story("Zonder datum")
    builders.story("Oud", date=date(2020, 1, 1))
    builders.story("Nieuw", date=date(2026, 1, 1))
    found = api.stories(limit=2)
    assert [card.title for card in found.stories] == ["Nieuw", "Oud"]
    assert found.total == 3


def test_stories_can_be_searched_within_a_category(api):
    taal, werk = builders.category("Taal"), builders.category("Werk")
    builders.story("Fietsen leren", category=taal)
    builders.story("Fietsen maken", category=werk)
    builders.story("Iets anders", category=taal)
    found = api.stories(search="fietsen", category_id=taal.pk, limit=9)
    assert [card.title for card in found.stories] == ["Fietsen leren"]


def test_a_category_may_have_a_number_for_a_slug(api):
    category = builders.category("2024")
    builders.story(category=category)
    [found] = [c for c in api.categories() if c.slug == "2024"]
    assert found == Category(category.pk, "2024", "2024", story_count=1)
    assert api.stories(category_id=found.id, limit=9).total == 1


def test_info_pages_come_in_the_order_of_the_menu(api, home):
    over = builders.info("Over")
    for title, order in (("Laatste", None), ("Tweede", 2), ("Eerste", 1)):
        builders.info(title, parent=over, order=order)
    titles = [link.title for link in api.info_pages(over.pk)]
    assert titles == ["Eerste", "Tweede", "Laatste"]


def test_redirects_are_found_by_path_and_query(api):
    Redirect.objects.create(old_path="/oud", redirect_link="/verhalen/")
    Redirect.objects.create(old_path="/index.php?id=4", redirect_link="https://example.org/")
    assert api.find_redirect("/oud/").location == "/verhalen/"
    assert api.find_redirect("/index.php?id=4").location == "https://example.org/"
    assert api.find_redirect("/anders/") is None


def test_a_draft_is_shown_for_its_ticket(api):
    story = builders.story("Klad", live=False)
    ticket = tickets.issue(story)
    assert find_draft(api, ticket).title == "Klad"
    assert api.draft(ticket, StoryCard.from_json).excerpt == story.excerpt
    assert find_draft(api, "verzonnen") is None


def test_an_expired_ticket_says_so(answering):
    with pytest.raises(PreviewExpired):
        find_draft(answering(httpx2.Response(410)), "oud")


@pytest.mark.parametrize(
    "answer",
    [
        httpx2.ConnectError("refused"),
        httpx2.ReadTimeout("slow"),
        httpx2.Response(500),
        httpx2.Response(400, json={"message": "unknown"}),
        httpx2.Response(302, headers={"Location": "/elders/"}),
        httpx2.Response(200, text="<html>"),
        httpx2.Response(200, json=[]),
        httpx2.Response(200, json={"name": "Maar meer niet"}),
    ],
    ids=lambda answer: type(answer).__name__ + str(getattr(answer, "status_code", "")),
)
def test_an_answer_that_means_nothing_is_content_unavailable(answering, answer):
    client = answering(answer)
    for ask in (client.site, client.categories, lambda: client.stories(limit=1)):
        with pytest.raises(ContentUnavailable):
            ask()
    with pytest.raises(ContentUnavailable):
        find_page(client, "/")


def test_the_last_details_of_the_site_are_remembered(home):
    alive = []

    def handle(request):
        if alive:
            return httpx2.Response(503)
        alive.append(True)
        return httpx2.Response(200, json=SITE)

    client = ContentClient("http://cms.test", httpx2.MockTransport(handle))
    client.site()
    with pytest.raises(ContentUnavailable):
        client.site()
    assert client.last_site.name == "Maatjes"


SITE = {
    "name": "Maatjes",
    "tagline": "",
    "contact": {"email": "", "phone": "", "address": ""},
    "footer": "",
    "language": "nl",
    "menu": [],
}


def test_after_one_question_without_an_answer_in_time_no_other_waits():
    asked = []

    def handle(request):
        asked.append(request.url.path)
        if request.url.path.endswith("/version/"):
            return httpx2.Response(200, json={"version": 7})
        raise httpx2.ReadTimeout("late", request=request)

    client = ContentClient("http://cms.test", httpx2.MockTransport(handle))
    client.freshness.current()
    for _ in range(3):
        with pytest.raises(ContentUnavailable):
            find_page(client, "/")
    assert asked == ["/api/v2/version/", "/api/v2/pages/find/"]


def test_a_cms_that_is_busy_for_over_a_second_is_asked_all_the_same():
    reported = threading.Event()
    versions = iter([7, 8])

    def handle(request):
        if not request.url.path.endswith("/version/"):
            return httpx2.Response(404)
        if (version := next(versions)) == 8:
            reported.wait(10)
        return httpx2.Response(200, json={"version": version})

    client = ContentClient("http://cms.test", httpx2.MockTransport(handle), version_interval=0)
    client.freshness.current()
    assert client.freshness.current().late
    threading.Timer(1.2, reported.set).start()
    assert find_page(client, "/") is None


def in_the_same_process(read_version):
    def handle(request):
        return httpx2.Response(500)

    return ContentClient("http://cms.test", httpx2.MockTransport(handle), read_version=read_version)


def test_in_the_same_process_the_version_needs_no_request():
    client = in_the_same_process(lambda: 7)
    assert client.freshness.current() == Known(7)


def test_a_database_that_is_gone_is_a_cms_that_does_not_answer():
    def read_version():
        raise OperationalError("the connection is lost")

    client = in_the_same_process(read_version)
    with pytest.raises(ContentUnavailable, match="the connection is lost"):
        client.version()
    assert client.freshness.current().gone


class Counting:
    """An API in which nothing is at any path any more, and the paths that it was asked for."""

    def __init__(self):
        self.status, self.asked = 410, []
        self.client = ContentClient("http://cms.test", httpx2.MockTransport(self.handle))
        self.client.freshness.known = Known(1)

    def handle(self, request: httpx2.Request) -> httpx2.Response:
        self.asked.append(request.url.params["html_path"])
        return httpx2.Response(self.status)


def test_whether_a_page_is_gone_is_not_asked_again_after_it_was_looked_for():
    api = Counting()
    assert find_page(api.client, "/weg/") is None
    assert api.client.is_gone("/weg/")
    assert api.asked == ["/weg/"]
    assert api.client.is_gone("/elders/")
    assert api.asked == ["/weg/", "/elders/"]


def test_a_cms_that_fails_does_not_say_that_a_page_never_was():
    api = Counting()
    api.status = 500
    with pytest.raises(ContentUnavailable):
        api.client.is_gone("/weg/")
    api.status = 410
    assert api.client.is_gone("/weg/")


def test_what_is_gone_is_asked_again_for_other_content():
    api = Counting()
    assert api.client.is_gone("/weg/")
    api.status, api.client.freshness.known = 404, Known(2)
    assert not api.client.is_gone("/weg/")
