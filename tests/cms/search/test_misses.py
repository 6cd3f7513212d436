"""Staff see which words visitors searched for in vain, and nothing of who did."""

import re
from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import OperationalError
from django.urls import reverse
from django.utils import timezone

from cms.models import SearchMiss, Synonym
from cms.search import misses
from tests import builders
from tests.attacks import crawl

PAGES = "/api/v2/pages/"


@pytest.fixture
def waiting(monkeypatch):
    monkeypatch.setattr(misses, "WAITING", misses.Waiting())


@pytest.fixture
def visitor(home, client, waiting):
    builders.story("De bakker")

    def visitor(*searches: str) -> dict[str, int]:
        for words in searches:
            assert client.get(PAGES, {"search": words}).status_code == 200
        assert not SearchMiss.objects.exists(), "a request of a visitor writes nothing"
        misses.WAITING.count()
        return dict(SearchMiss.objects.values_list("word", "times"))

    return visitor


def test_a_word_that_is_nowhere_is_counted(visitor):
    assert visitor("slager") == {"slager": 1}
    misses.count({"slager"})
    assert SearchMiss.objects.get().times == 2
    assert SearchMiss.objects.get().last_day == timezone.localdate()


def test_what_was_seen_while_typing_is_not(visitor):
    assert visitor("sla", "slag", "slage", "slager", "slager op", "slager op het plein") == {
        "slager": 1,
        "plein": 1,
    }


def test_what_was_taken_back_or_found_in_the_end_is_not(visitor):
    assert visitor("bakx", "bak", "bakker") == {}


def test_only_the_words_that_are_nowhere_are_counted(visitor):
    assert visitor("bakker bezorgdienst") == {"bezorgdienst": 1}


@pytest.mark.parametrize(
    "words", ["0612345678", "2511 AB", "x@example.org", "ab", "a" * 39, "-", "' OR 1=1"]
)
def test_what_is_no_word_is_not_counted(words, visitor):
    assert visitor(words) == {}


def test_the_list_is_bounded_and_keeps_the_latest(db, home, monkeypatch):
    monkeypatch.setattr(misses, "MOST_KEPT", 3)
    for word in ("een", "twee", "drie", "vier"):
        SearchMiss.objects.create(word=f"{word}woord", times=9, last_day=date(2020, 1, 1))
    misses.count({"slager", "slijter"})
    kept = set(SearchMiss.objects.values_list("word", flat=True))
    assert len(kept) == 3
    assert {"slager", "slijter"} <= kept


def test_what_waits_is_bounded(home, client, waiting, monkeypatch):
    monkeypatch.setattr(misses, "MOST_WAITING", 2)
    for words in ("slager", "kapper", "visboer"):
        client.get(PAGES, {"search": words})
    misses.WAITING.count()
    assert SearchMiss.objects.count() == 2


def test_words_expire(db):
    today = date(2026, 6, 1)
    old = today - timedelta(days=misses.DAYS_KEPT + 1)
    SearchMiss.objects.create(word="slager", last_day=old)
    SearchMiss.objects.create(word="bakker", last_day=today)
    misses.delete_old(today)
    assert [miss.word for miss in SearchMiss.objects.all()] == ["bakker"]


def test_a_database_that_is_locked_costs_no_more_than_the_count(visitor, monkeypatch, caplog):
    def locked(words):
        raise OperationalError("database is locked")

    monkeypatch.setattr(misses, "count", locked)
    assert visitor("slager") == {}
    assert "not counted: database is locked" in caplog.text


def test_a_search_starts_one_thread_for_all_that_wait(visitor, monkeypatch, settings):
    started = []
    monkeypatch.setattr(misses.threading.Timer, "start", lambda timer: started.append(timer))
    settings.COUNT_MISSES_AFTER = 20
    visitor("slager", "kapper")
    assert len(started) == 1


def test_staff_see_them_and_may_clear_them_but_add_none(visitor, admin_client):
    visitor("slager")
    page = admin_client.get(reverse("wagtailsnippets_cms_searchmiss:list")).content.decode()
    assert "slager" in page
    assert admin_client.get(reverse("wagtailsnippets_cms_searchmiss:add")).status_code == 302
    miss = SearchMiss.objects.get()
    screens = [each for each in crawl.routes() if each.startswith("cms/snippets/cms/searchmiss/")]
    for screen in screens:
        address = f"/{screen.replace('<int:pk>', str(miss.pk))}"
        assert admin_client.get(address).status_code in (200, 302), address
    gone = reverse("wagtailsnippets_cms_searchmiss:delete", args=[miss.pk])
    assert admin_client.get(gone).status_code == 200
    admin_client.post(gone)
    assert not SearchMiss.objects.exists()


def test_a_word_that_was_not_found_becomes_a_synonym(visitor, admin_client):
    visitor("slager", "kapper")
    words = admin_client.get(reverse("wagtailsnippets_cms_searchmiss:list")).content.decode()
    links = BeautifulSoup(words, "html.parser").find_all("a", href=re.compile("typed=slager"))
    assert [link.get_text(strip=True) for link in links] == ["Synoniem maken"]
    address = links[0]["href"]
    form = BeautifulSoup(admin_client.get(address).content, "html.parser")
    assert form.find(id="id_typed")["value"] == "slager"
    answer = admin_client.post(address, {"typed": "Slager, vleeshouwer", "meant": "bakker"})
    assert answer.status_code == 302
    assert [each.typed for each in Synonym.objects.filter(meant="bakker")] == [
        "Slager, vleeshouwer"
    ]
    assert [miss.word for miss in SearchMiss.objects.all()] == ["kapper"], "it is solved"


@pytest.mark.parametrize("typed", ["<b>'\"", "a" * 5000, "\u202e"])
def test_any_text_may_stand_in_the_address_of_the_form(typed, admin_client):
    page = admin_client.get(reverse("wagtailsnippets_cms_synonym:add"), {"typed": typed})
    assert page.status_code == 200
    assert "<b>'" not in page.content.decode()
    assert "a" * 401 not in page.content.decode()
