"""What staff say that visitors mean is found too, and changes at once."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from cms.models import HomePage, Synonym
from cms.search.excerpt import segments
from cms.search.query import Query
from cms.search.synonyms import meanings, meant_by
from tests import builders

PAGES = "/api/v2/pages/"


def titles(client, words: str) -> list[str]:
    found = client.get(PAGES, {"search": words, "type": "cms.InfoPage"}).json()["items"]
    return [item["title"] for item in found]


@pytest.fixture
def pages(home):
    Synonym.objects.all().delete()
    builders.info("Contact")
    builders.info("Over ons")
    builders.info("Wie doet wat", body=[{"type": "text", "value": "<p>Ons contact.</p>"}])


def means(typed: str, meant: str) -> Synonym:
    return Synonym.objects.create(typed=typed, meant=meant)


@pytest.mark.parametrize(
    "typed", ["telefoonnummer", "Telefoonnummers", "telefoonnum", "telefonnummer"]
)
def test_a_page_is_found_by_what_visitors_call_it(typed, pages, client):
    assert titles(client, typed) == []
    means("telefoonnummer, bellen", "contact")
    assert titles(client, typed) == ["Contact", "Wie doet wat"]


def test_a_phrase_counts_as_a_whole(pages, client):
    means("wie zijn jullie", "over ons")
    assert titles(client, "wie zijn jullie")[0] == "Over ons"
    assert "Over ons" not in titles(client, "jullie wie")


def test_small_words_of_what_is_meant_are_not_marked():
    query = Query.read("baan")
    others = meant_by(query, meanings((("baan", "werken bij ons"),)))
    term = query.terms[0].with_others(others[0])
    cut = segments("Kom werken bij ons, een taak die bij je past.", Query((term,)))
    assert [part.text for part in cut if part.hit] == ["werken"]


def test_what_is_meant_is_no_other_word_for_what_is_typed(pages, client):
    builders.info("Telefoonnummer")
    means("telefoonnummer", "contact")
    assert titles(client, "telefoonnummer")[0] == "Telefoonnummer"
    assert "Telefoonnummer" not in titles(client, "contact")


def test_all_other_words_of_the_search_must_be_there_or_it_is_said_which_are(pages, client):
    means("telefoonnummer", "contact")
    answer = client.get("/api/v2/pages/", {"search": "telefoonnummer gemeente"}).json()
    assert answer["meta"]["corrected"] == "telefoonnummer"
    assert titles(client, "telefoonnummer doet") == ["Wie doet wat"]


def test_a_new_site_has_neutral_ones_and_keeps_what_staff_made_of_them(home):
    assert Synonym.objects.filter(typed__contains="telefoonnummer", meant="contact").exists()
    Synonym.objects.all().delete()
    builders.site()
    assert HomePage.objects.exists()
    assert not Synonym.objects.exists()


def test_words_are_tidied_and_must_be_there(db):
    synonym = Synonym(typed=" bel  ons ,, mail", meant="contact")
    synonym.full_clean()
    assert synonym.typed == "bel ons, mail"
    with pytest.raises(ValidationError):
        Synonym(typed=" , ", meant="contact").full_clean()


def test_staff_keep_them_on_a_screen(home, admin_client, client):
    builders.info("Contact")
    add = reverse("wagtailsnippets_cms_synonym:add")
    answer = admin_client.post(add, {"typed": "hallo zeggen", "meant": "contact"})
    assert answer.status_code == 302
    assert titles(client, "hallo zeggen") == ["Contact"]
    assert (
        "hallo zeggen"
        in admin_client.get(reverse("wagtailsnippets_cms_synonym:list")).content.decode()
    )


def test_a_search_with_synonyms_costs_no_more_queries(pages, client, django_assert_max_num_queries):
    for number in range(50):
        means(f"woord{number}", "contact")
    client.get(PAGES, {"search": "contact"})
    with django_assert_max_num_queries(6):
        client.get(PAGES, {"search": "contact", "fields": "match"})
