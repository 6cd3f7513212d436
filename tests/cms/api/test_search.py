"""`/api/v2/pages/?search=`: what is found by which words, in which order, where marked."""

import pytest
from django.core.management import call_command
from wagtail.models import Page, PageViewRestriction

from tests import builders

PAGES = "/api/v2/pages/"


def search(client, words: str, **parameters) -> dict:
    response = client.get(PAGES, {"search": words, **parameters})
    assert response.status_code == 200, response.content
    return response.json()


def titles(client, words: str, **parameters) -> list[str]:
    return [item["title"] for item in search(client, words, **parameters)["items"]]


def body(text: str) -> list[dict]:
    return [{"type": "text", "value": f"<p>{text}</p>"}]


def marked(runs: list[dict]) -> str:
    return "".join(f"[{run['text']}]" if run["hit"] else run["text"] for run in runs)


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("café", "cafe"),
        ("cafe", "Café"),
        ("coördinator", "coordinator"),
        ("Zoë", "ZOE"),
        ("œuvre", "oeuvre"),
        ("OEUVRE", "Œuvre"),
        ("Łódź", "lodz"),
        ("Lodz", "łódź"),
        ("Sørensen", "Sorensen"),
        ("Sorensen", "SØRENSEN"),
        ("Đorđe", "dorde"),
        ("Æsir", "aesir"),
        ("Straße", "strasse"),
        ("sollicitatie", "solliciteren"),
        ("solliciteert", "sollicitaties"),
        ("solliciteren", "sollicit"),
        ("verhalen", "verhaal"),
        ("huizen", "huis"),
        ("brieven", "briefje"),
        ("werkte", "werken"),
        ("mogelijkheden", "mogelijkheid"),
        ("vrijwilligers", "vrijwilliger"),
        ("vertrouwensband", "vertrouw"),
        ("werkgelegenheid", "op zoek naar werkgeleg"),
    ],
)
def test_accents_endings_and_half_typed_words_are_forgiven(written, typed, home, client):
    builders.story("Gezocht", body=body(f"Ik was op zoek naar {written} in de stad."))
    builders.story("Anders")
    assert titles(client, typed, type="cms.StoryPage") == ["Gezocht"]


def test_other_words_are_not_found(home, client):
    builders.story("Het hart", excerpt="Kort.", body=body("Een kaart van de hand."))
    for words in ("haar", "hand van de bakker", "kaartspel", "art"):
        assert titles(client, words, type="cms.StoryPage") == [], words


def test_only_the_last_word_may_be_half_typed(home, client):
    builders.story("Gezocht", body=body("Een vertrouwensband in de buurt."))
    assert titles(client, "buurt vertrouwensb") == ["Gezocht"]
    assert titles(client, "vertrouwensb buurt") == []


def test_a_hit_in_the_title_comes_first(home, client):
    builders.story("Vaak genoemd", body=body("bakker " * 60))
    builders.info("Onze bakker", body=body("Een lange tekst. " * 200))
    assert titles(client, "bakker") == ["Onze bakker", "Vaak genoemd"]


def test_all_words_must_be_there_or_with_or_any(home, client):
    builders.story("Brood", body=body("Van de bakker."))
    builders.story("Vlees", body=body("Van de slager."))
    assert titles(client, "bakker slager") == []
    assert set(titles(client, "bakker slager", search_operator="or")) == {"Brood", "Vlees"}
    assert titles(client, "de bakker van het plein") == []
    assert titles(client, "een bakker") == ["Brood"], "small words do not narrow a search"


def test_stories_and_other_pages_are_found_together_or_by_type(home, client):
    builders.story("Een bakker")
    builders.info("De bakker")
    assert set(titles(client, "bakker")) == {"Een bakker", "De bakker"}
    assert titles(client, "bakker", type="cms.InfoPage") == ["De bakker"]
    assert titles(client, "bakker", order="title") == ["De bakker", "Een bakker"]
    assert titles(client, "bakker", order="-title") == ["Een bakker", "De bakker"]


def test_parts_of_what_is_found_join_up(home, client):
    for number in range(7):
        builders.story(f"Bakker {number}")
    whole = titles(client, "bakker", limit=100)
    parts = [titles(client, "bakker", limit=3, offset=offset) for offset in (0, 3, 6, 9)]
    assert [title for part in parts for title in part] == whole
    assert search(client, "bakker", limit=3)["meta"]["total_count"] == 7


@pytest.mark.parametrize(
    "typed", ["bakkr", "baker", "bakkker", "bakjer", "abkker", "bakekr", "bakkr in de stad"]
)
def test_one_typing_error_is_forgiven_and_reported(typed, home, client):
    builders.story("De bakker", body=body("In de stad."))
    answer = search(client, typed)
    assert [item["title"] for item in answer["items"]] == ["De bakker"]
    assert answer["meta"]["corrected"] == typed.split()[0].replace(typed.split()[0], "bakker") + (
        " stad" if "stad" in typed else ""
    )


def test_an_error_in_a_half_typed_word_is_forgiven(home, client):
    builders.story("Een sollicitatie")
    assert search(client, "solicit")["meta"]["corrected"] == "sollicitatie"


def test_what_is_found_as_it_is_typed_is_not_corrected(home, client):
    builders.story("De bakker")
    assert search(client, "bakker")["meta"] == {"total_count": 1, "corrected": None}
    builders.story("De wakker")
    assert titles(client, "wakker") == ["De wakker"]


@pytest.mark.parametrize("typed", ["baxxer", "bkr", "slager", "12345"])
def test_what_is_too_far_off_finds_nothing(typed, home, client):
    builders.story("De bakker")
    assert search(client, typed)["meta"] == {"total_count": 0, "corrected": None}


def test_a_title_with_a_part_of_the_words_is_better_than_nothing_and_reported(home, client):
    builders.story("De bakker", body=body("Brood in de stad."))
    builders.story("Een atelier", body=body("Naaien en breien."))
    for typed in ("bakker bezorgdienst", "bezorgdienst van de bakker", "bakkerswinkel"):
        answer = search(client, typed)
        assert [item["title"] for item in answer["items"]] == ["De bakker"], typed
        assert answer["meta"]["corrected"] in ("bakker", "bakkers"), typed
    for typed in ("brood bezorgdienst", "breien bezorgdienst", "winkel bezorgdienst"):
        assert search(client, typed)["meta"] == {"total_count": 0, "corrected": None}, typed


def test_a_page_with_all_words_leaves_no_room_for_those_with_a_part(home, client):
    builders.story("De bakker", body=body("Een bezorgdienst."))
    builders.story("Nog een bakker")
    assert search(client, "bakker bezorgdienst")["meta"] == {"total_count": 1, "corrected": None}


def test_a_part_of_the_words_of_pages_that_are_not_public_is_not_proposed(home, client):
    builders.story("Een konijntje", live=False)
    assert search(client, "konijntje bezorgdienst")["meta"] == {
        "total_count": 0,
        "corrected": None,
    }


def test_a_word_of_pages_that_are_not_public_is_neither_found_nor_proposed(home, client):
    builders.story("Een konijntje", live=False)
    private = builders.info("Een olifantje")
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    builders.story("Een hamstertje").unpublish()
    for word in ("konijntje", "olifantje", "hamstertje"):
        for typed in (word, word[:-1] + "x", word[:5]):
            assert search(client, typed)["meta"] == {"total_count": 0, "corrected": None}, typed


def test_words_follow_the_page(home, client):
    story = builders.story("De bakker")
    story.title = "De slager"
    story.save_revision()
    assert titles(client, "bakker") == ["De bakker"], "a draft changes nothing"
    story.save_revision().publish()
    assert (titles(client, "bakker"), titles(client, "slager")) == ([], ["De slager"])
    story.delete()
    assert titles(client, "slager") == []


def test_the_words_are_marked_in_the_title_and_in_a_part_of_the_text(home, client):
    text = (
        "Niets. " * 100
        + "Zij schreef brieven &amp; <b>Brieven</b> bij de bakker. "
        + "Einde. " * 99
    )
    builders.story("Een briefje <aan> mij", body=body(text))
    (item,) = search(client, "bakker brief", fields="_,match")["items"]
    assert marked(item["match"]["title"]) == "Een [briefje] <aan> mij"
    part = marked(item["match"]["text"])
    assert "Zij schreef [brieven] & [Brieven] bij de [bakker]. Einde." in part
    assert part.startswith("… ")
    assert part.endswith(" …")
    assert len(part) < 260


def test_without_a_hit_in_the_text_its_beginning_is_shown(home, client):
    builders.story("De bakker", excerpt="Hoe het begon.", body=body("En hoe het verder ging."))
    (item,) = search(client, "bakker", fields="match")["items"]
    assert marked(item["match"]["text"]) == "Hoe het begon. En hoe het verder ging."


def test_without_a_search_nothing_is_marked(home, client):
    builders.story("De bakker")
    (item,) = client.get(f"{PAGES}?type=cms.StoryPage&fields=match").json()["items"]
    assert item["match"] is None
    assert "match" not in client.get(f"{PAGES}find/?html_path=/verhalen/de-bakker/").json()


@pytest.mark.parametrize(
    "typed",
    [
        *('"', "'", "''", '"bakker', "a AND (", "NEAR(a b)", "title:bakker", "-bakker", "bakker*"),
        *("'; DROP TABLE cms_pagewords; --", "{title} : x", "!& | :*", "=bakker", "\\", "%", "_"),
        *("\x01\x1f", "\u202e", "😀", "bakker😀", "e\u0301" * 50, "x" * 10_000, "a b " * 2500),
        *("ﷺ" * 100, "İi̇", "ⅷ ² ½", "日本語", "\ufffe", "ß" * 40, "a" * 399 + "é"),
    ],
)
def test_any_text_is_a_query(typed, home, client):
    builders.story("De bakker")
    meta = search(client, typed, fields="match")["meta"]
    if typed == "title:bakker":  # two words, of which one is in a title
        assert meta == {"total_count": 1, "corrected": "bakker"}
    else:
        assert meta == {"total_count": typed.strip('"-*=😀') == "bakker", "corrected": None}


def test_a_search_costs_the_same_few_queries_for_any_number(
    home, client, django_assert_max_num_queries
):
    for number in range(12):
        builders.story(f"Bakker {number}")
        builders.info(f"Bakker {number}")
    client.get(PAGES, {"search": "bakker", "fields": "match"})
    for limit in (1, 20):
        with django_assert_max_num_queries(6):
            found = search(client, "bakker", fields="match", limit=limit)
            assert len(found["items"]) == limit


def test_a_correction_costs_a_bounded_number_of_queries(
    home, client, django_assert_max_num_queries
):
    builders.story("De bakker", body=body("De slager en de groenteman."))
    client.get(PAGES, {"search": "bakker"})
    with django_assert_max_num_queries(40):
        corrected = search(client, "baker slagr groentman")["meta"]["corrected"]
    assert corrected == "bakker slager groenteman"


def test_an_index_that_is_made_anew_finds_the_same(home, client):
    builders.story("De bakker")
    call_command("update_index", verbosity=0)
    assert titles(client, "bakker") == ["De bakker"]
    assert Page.objects.search("bakker").count() == 1, "the editors' own search"


def card(client, words: str, **parameters) -> dict | None:
    (item,) = search(client, words, fields="match,card", **parameters)["items"]
    return item["card"]


def test_a_hit_has_what_lists_show_of_it(home, client):
    picture = builders.picture()
    builders.story(
        "De bakker",
        excerpt="Bij de bakker in de stad.",
        date="2026-05-04",
        thumb=picture,
        thumb_alt="Brood",
    )
    found = card(client, "bakker")
    assert marked(found["excerpt"]) == "Bij de [bakker] in de stad."
    assert (found["category"]["name"], found["date"]) == ("Ervaringen", "2026-05-04")
    assert found["thumb"]["id"] == picture.pk


def test_the_summary_stands_back_for_a_text_that_says_more(home, client):
    builders.story("Anna", excerpt="Over brood.", body=body("Brood van de bakker."))
    assert card(client, "brood bakker")["excerpt"] is None
    assert card(client, "brood")["excerpt"] is not None
    assert marked(card(client, "anna")["excerpt"]) == "Over brood."


def test_a_page_without_a_summary_has_no_card(home, client):
    builders.info("De bakker")
    assert card(client, "bakker") is None


def test_without_a_search_a_card_has_the_whole_summary(home, client):
    builders.story("De bakker", excerpt="Bij de bakker.")
    (item,) = client.get(f"{PAGES}?type=cms.StoryPage&fields=card").json()["items"]
    assert marked(item["card"]["excerpt"]) == "Bij de bakker."


def test_the_excerpt_prefers_words_that_the_title_does_not_show(home, client):
    text = "Een bakker. " + "Niets. " * 100 + "Het deeg van de molen."
    builders.story("De bakker", body=body(text))
    (item,) = search(client, "bakker deeg", fields="match")["items"]
    assert "[deeg]" in marked(item["match"]["text"])


def test_cards_cost_the_same_few_queries_for_any_number(
    home, client, django_assert_max_num_queries
):
    for number in range(12):
        builders.story(f"Bakker {number}", thumb=builders.picture(), thumb_alt="Brood")
        builders.info(f"Bakker {number}")
    client.get(PAGES, {"search": "bakker", "fields": "match,card"})
    for limit in (2, 20):
        with django_assert_max_num_queries(9):
            search(client, "bakker", fields="match,card", limit=limit)
