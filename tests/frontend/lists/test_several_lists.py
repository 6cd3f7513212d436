"""A site with several story lists: each has its own stories, categories, feed and words."""

import pytest
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, PageViewRestriction

from cms.models import StoryIndexPage
from frontend.api.client import content_client
from tests import builders
from tests.builders import HomePage


def list_of(title: str, noun: str = "posts", **fields) -> StoryIndexPage:
    return builders.add(HomePage.objects.get(), StoryIndexPage(title=title, noun=noun, **fields))


@pytest.fixture
def news(home):
    news = list_of("Nieuws", introduction="Wat er gebeurt.")
    builders.story("Een verhaal", category=builders.category("Ervaringen"))
    builders.story("Ook een verhaal", category=builders.category("Ervaringen"))
    for title in ("Eerste bericht", "Tweede bericht"):
        builders.story(title, below=news, category=builders.category("Open dagen"))
    builders.story("Derde bericht", below=news, category=builders.category("Ervaringen"))
    return news


def shown(client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200, path
    return response.content.decode()


def test_each_list_shows_its_own_stories_and_categories(news, client):
    html, other = shown(client, "/nieuws/"), shown(client, "/verhalen/")
    assert "Eerste bericht" in html
    assert "Een verhaal" not in html
    assert "Een verhaal" in other
    assert "Eerste bericht" not in other
    assert "Open dagen" in html
    assert "Open dagen" not in other
    assert "/nieuws/?categorie=ervaringen" in html
    assert "/verhalen/?categorie=ervaringen" in other


def test_the_words_around_a_list_fit_what_is_in_it(news, client):
    html = shown(client, "/nieuws/")
    for words in ("Alle berichten", "3 berichten", "Zoek in de berichten"):
        assert words in html
    assert "2 verhalen" in shown(client, "/verhalen/")
    assert "1 bericht\n" in shown(client, "/nieuws/?categorie=ervaringen")


def test_a_search_in_a_list_finds_nothing_of_another(news, client):
    assert "Eerste bericht" in shown(client, "/nieuws/?q=eerste")
    assert "Geen verhalen gevonden" in shown(client, "/verhalen/?q=eerste")


def test_a_story_leads_to_its_own_list_and_to_others_in_it(news, client):
    html = shown(client, "/nieuws/eerste-bericht/")
    assert 'href="/nieuws/?categorie=open-dagen"' in html
    assert "Tweede bericht" in html
    alone = shown(client, "/nieuws/derde-bericht/")
    assert "Ook lezen" not in alone
    assert "Een verhaal" not in alone
    head, _, _ = html.partition("</head>")
    assert 'href="/nieuws/feed.atom"' in head
    assert "/verhalen/feed" not in head


def test_each_list_has_a_feed_of_its_own(news, client):
    feed = shown(client, "/nieuws/feed.atom")
    assert "Nieuws</title>" in feed
    assert "Eerste bericht" in feed
    assert "Een verhaal" not in feed
    assert "Tweede bericht" in shown(client, "/nieuws/feed-open-dagen.json")
    head = shown(client, "/").partition("</head>")[0]
    assert all(f"{path}feed.atom" in head for path in ("/verhalen/", "/nieuws/"))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("/feed.xml", "/verhalen/feed.atom"),
        ("/index.xml", "/verhalen/feed.atom"),
        ("/feed/feed.xml", "/verhalen/feed.atom"),
        ("/feed.json", "/verhalen/feed.json"),
        ("/nieuws/index.xml", "/nieuws/feed.atom"),
        ("/nieuws/rss", "/nieuws/feed.atom"),
        ("/news/rss.xml", "/nieuws/feed.atom"),
        ("/news/feed.atom", "/nieuws/feed.atom"),
        ("/nergens/feed.xml", None),
        ("/nieuws/feed-onbekend.atom", None),
    ],
)
def test_the_feed_of_the_old_site_leads_to_that_of_the_list(old, new, news, client):
    Redirect.objects.create(old_path="/news", redirect_page=news)
    response = client.get(old)
    assert (response.status_code, response.headers.get("Location")) == (301 if new else 404, new)


def test_the_feeds_of_a_list_that_moved_lead_on(news, client, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        news.slug = "actueel"
        news.save_revision().publish()
    for name in ("feed.atom", "feed-open-dagen.json"):
        assert client.get(f"/nieuws/{name}").headers["Location"] == f"/actueel/{name}"


def test_the_home_page_has_the_newest_of_all_and_a_way_to_each_list(news, client):
    html = shown(client, "/").partition("</header>")[2].partition("<footer")[0]
    assert 'href="/nieuws/">Nieuws</a>' in html
    assert 'href="/verhalen/">Verhalen</a>' in html
    assert "Derde bericht" in html


def test_other_formats_keep_the_lists_apart(news, client):
    text = shown(client, "/llms.txt")
    assert "## Verhalen" in text
    assert "## Nieuws" in text
    assert "Een verhaal" not in shown(client, "/nieuws/index.md")


def test_the_site_search_says_in_which_list_a_story_is(news, client):
    assert '<p class="kind">Nieuws</p>' in shown(client, "/zoeken/?q=eerste")
    assert "Nieuws per categorie" in shown(client, "/zoeken/?q=zzzz")


def test_a_list_may_stand_below_an_information_page(news, client):
    about = builders.info("Over ons")
    deep = builders.add(about, StoryIndexPage(title="Jaarverslagen", noun="articles"))
    builders.story("Het jaar 2025", below=deep)
    assert "1 artikel\n" in shown(client, "/over-ons/jaarverslagen/")
    assert "Het jaar 2025" in shown(client, "/over-ons/jaarverslagen/feed.json")
    menu = [entry.title for entry in content_client().site().menu]
    assert menu == ["Verhalen", "Nieuws", "Over ons"]


def test_a_list_that_is_a_draft_or_private_is_nowhere(news, client):
    PageViewRestriction.objects.create(page=news, restriction_type="login")
    assert client.get("/nieuws/").status_code == 404
    news.unpublish()
    assert client.get("/nieuws/").status_code == 404
    assert client.get("/nieuws/feed.atom").status_code == 404
    assert "Nieuws" not in shown(client, "/")
    assert "3 berichten" not in shown(client, "/verhalen/")


def test_the_api_counts_the_stories_of_one_list(news, client):
    def counts(query: str) -> dict:
        answer = client.get(f"/api/v2/categories/{query}").json()
        return {each["name"]: each["story_count"] for each in answer["items"]}

    assert counts("") == {"Ervaringen": 3, "Open dagen": 2}
    assert counts(f"?child_of={news.pk}") == {"Ervaringen": 1, "Open dagen": 2}
    for bad in ("0", str(news.get_parent().pk), "x", "99999999999999"):
        assert client.get(f"/api/v2/categories/?child_of={bad}").status_code == 400


def test_a_list_costs_one_query_more_than_all_stories(news, client, django_assert_max_num_queries):
    fields = "_,title,html_path,excerpt,category,date,thumb"
    address = f"/api/v2/pages/?type=cms.StoryPage&child_of={news.pk}&fields={fields}"
    client.get(address)
    builders.story("Vierde bericht", below=news)
    with django_assert_max_num_queries(7):
        assert client.get(address).json()["meta"]["total_count"] == 4


def test_an_information_page_shows_its_date(home, client):
    builders.info("Jaarplan", date="2026-02-03")
    html = shown(client, "/jaarplan/")
    assert '<time datetime="2026-02-03">3 februari 2026</time>' in html
    assert '"datePublished":"2026-02-03"' in html
    assert 'date: "2026-02-03"' in shown(client, "/jaarplan/index.md")


@pytest.mark.parametrize(
    ("title", "noun", "newest", "everything"),
    [
        ("Verhalen", "stories", "Nieuwe verhalen", "Alle verhalen"),
        ("Nieuws", "stories", "Nieuw in Nieuws", "Alles in Nieuws"),
        ("Nieuws", "posts", "Nieuwe berichten", "Alle berichten"),
    ],
)
def test_the_home_page_calls_the_only_list_by_its_name(
    home, client, title, noun, newest, everything
):
    StoryIndexPage.objects.update(noun=noun)
    Page.objects.filter(pk=StoryIndexPage.objects.get().pk).update(title=title)
    builders.story("Een verhaal")
    html = shown(client, "/")
    assert f">{newest}</h2>" in html
    assert f">{everything}</a>" in html
