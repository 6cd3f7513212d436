"""Stories by year, and those that are nearest in time."""

from datetime import date

import pytest

from cms.models import HomePage, StoryIndexPage
from tests import builders

pytestmark = pytest.mark.every_database

LIST = "/api/v2/pages/?type=cms.StoryPage&order=-date,-first_published_at&fields=_,title&"


@pytest.fixture(autouse=True)
def stories(home):
    for year in (2019, 2021, 2021, 2023):
        number = builders.StoryPage.objects.count()
        builders.story(f"Verhaal {number}", date=date(year, 6, 1 + number))
    builders.story("Zonder dag")
    builders.story("Klad", date=date(2001, 1, 1), live=False)


def titles(client, query: str) -> list[str]:
    response = client.get(LIST + query)
    assert response.status_code == 200, response.content
    return [item["title"] for item in response.json()["items"]]


def pk(title: str) -> int:
    return builders.StoryPage.objects.get(title=title).pk


def test_years_are_counted_newest_first(client):
    found = client.get("/api/v2/years/").json()
    assert found == {
        "meta": {"total_count": 3},
        "items": [
            {"year": 2023, "story_count": 1},
            {"year": 2021, "story_count": 2},
            {"year": 2019, "story_count": 1},
        ],
    }


def test_of_one_list_only_its_own_count(client):
    news = builders.add(HomePage.objects.get(), StoryIndexPage(title="Nieuws"))
    builders.story("Bericht", below=news, date=date(2020, 1, 1))
    found = client.get(f"/api/v2/years/?child_of={news.pk}").json()["items"]
    assert found == [{"year": 2020, "story_count": 1}]


@pytest.mark.parametrize("query", ["child_of=x", "child_of=1", "jaar=2020"])
def test_other_questions_are_refused(client, query):
    assert client.get(f"/api/v2/years/?{query}").status_code == 400


def test_a_year_has_its_own_stories(client):
    assert titles(client, "year=2021") == ["Verhaal 2", "Verhaal 1"]
    assert titles(client, "year=2020") == []


def test_a_search_within_a_year(client):
    url = "/api/v2/pages/?type=cms.StoryPage&fields=_,title&search=verhaal&year=2019"
    assert [item["title"] for item in client.get(url).json()["items"]] == ["Verhaal 0"]


@pytest.mark.parametrize("query", ["year=21", "year=abcd", "year=0000", "year=٢٠٢١", "near=x"])
def test_what_is_no_year_and_no_story_is_refused(client, query):
    assert client.get(LIST + query).status_code == 400


def test_the_nearest_are_of_both_sides(client):
    for number in range(10, 20):
        builders.story(f"Verhaal {number}", date=date(2022, 6, number))
    around = titles(client, f"near={pk('Verhaal 15')}")
    assert around == ["Verhaal 16", "Verhaal 14", "Verhaal 13"]
    assert titles(client, f"near={pk('Verhaal 3')}") == ["Verhaal 19", "Verhaal 18", "Verhaal 17"]
    assert titles(client, f"near={pk('Zonder dag')}") == ["Verhaal 2", "Verhaal 1", "Verhaal 0"]


def test_those_of_its_category_come_first(client):
    for year in (2001, 2002):
        builders.story(f"Les {year}", category=builders.category("Taal"), date=date(year, 1, 1))
    assert titles(client, f"near={pk('Les 2001')}") == ["Verhaal 0", "Les 2002", "Zonder dag"]


def test_others_than_public_stories_have_none_near(client):
    assert titles(client, f"near={pk('Klad')}") == []
    assert titles(client, "near=999999") == []


def test_other_lists_drafts_and_aliases_are_not_near(client):
    news = builders.add(HomePage.objects.get(), StoryIndexPage(title="Nieuws"))
    only = builders.story("Bericht", below=news)
    builders.story("Verhaal 0 elders", below=news, live=False)
    only.create_alias(parent=news, update_slug="ook-bericht")
    assert titles(client, f"near={only.pk}") == []


def test_each_story_of_one_moment_has_neighbours(home, client):
    """Without days and with one moment of publication, as after an import."""
    news = builders.add(HomePage.objects.get(), StoryIndexPage(title="Nieuws"))
    for number in range(6):
        builders.story(f"Bericht {number}", below=news)
    near = {n: titles(client, f"near={pk(f'Bericht {n}')}") for n in range(6)}
    assert all(len(found) == 3 for found in near.values()), near
    assert all(f"Bericht {number}" not in found for number, found in near.items())
    assert len({tuple(found) for found in near.values()}) > 3
