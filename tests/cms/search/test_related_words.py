"""Pages are found by parts of words, with and without signs in them, and by related words."""

from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import connection

from cms.search.compounds import splits
from cms.search.dutch import signed_words, typed_words
from cms.search.families import root
from tests import builders

PAGES = "/api/v2/pages/"
FAMILIES = [
    "doneren donatie donaties gedoneerd donateur",
    "verhuizen verhuizing verhuisd verhuist verhuisde verhuizer",
    "autisme autistisch autist autistische",
    "solliciteren sollicitatie sollicitant gesolliciteerd",
    "eenzaam eenzaamheid eenzame",
    "aanvragen aangevraagd aanvraag",
    "indienen ingediend ingediende",
    "vrijwillig vrijwilliger vrijwilligers vrijwilligster",
    "verplegen verpleging verpleegster verpleegkundige",
    "maken gemaakt maker",
    "wonen woning woont",
    "opleiden opleiding opgeleid",
    "klagen klacht klachten",
    "dansen danst gedanst danser",
    "programmeren programmeur programmeert",
    "gebruik gebruiken gebruikt",
    "dementie dement",
    "rekenen rekent gerekend rekening",
    "tekenen tekent getekend tekenaar",
    "redden redt gered redder",
    "verzorgen verzorgd verzorging",
    "filmen gefilmd",
    "bakker bakkers bakkerij bakkerijen",
    "schilderen schilder schilderij",
    "vriend vrienden vriendschap",
    "zwanger zwangerschap",
    "eten gegeten eter aten",
    "gevangenis gevangene gevangenen",
    "bespreken besproken bespreking besprak",
    "inschrijven ingeschreven inschrijving",
    "afspreken afgesproken afspraak",
    "aannemen aangenomen aannemer",
    "kiezen gekozen koos keuze keuzes",
    "verliezen verloren verlies",
    "ontvangen ontving ontvangst",
    "reizen reiziger gereisd",
]
STRANGERS = [
    *(("gezond", "zon"), ("bakker", "baker"), ("lassen", "lezen"), ("man", "maan")),
    *(("venster", "ven"), ("beeld", "bel"), ("geluid", "luid"), ("gebied", "bied")),
    *(("week", "weekend"), ("gevangenis", "vangen"), ("even", "event"), ("lever", "leven")),
    *(("agent", "agen"), ("boter", "boot"), ("gebaar", "geven"), ("boodschap", "bieden")),
    *(("landschap", "land"), ("kent", "kenen"), ("batterij", "bakkerij"), ("partij", "part")),
]


def hits(client, words: str, **parameters) -> list[dict]:
    query = {"search": words, "type": "cms.StoryPage", **parameters}
    return client.get(PAGES, query).json()["items"]


def titles(client, words: str) -> list[str]:
    return [item["title"] for item in hits(client, words)]


def tell(title: str, text: str = "De tekst."):
    return builders.story(title, body=[{"type": "text", "value": f"<p>{text}</p>"}])


@pytest.mark.parametrize("family", FAMILIES)
def test_words_that_are_derived_from_each_other_share_a_root(family):
    assert len({root(word) for word in family.split()}) == 1


@pytest.mark.parametrize(("one", "other"), STRANGERS)
def test_words_that_only_look_alike_share_none(one, other):
    assert root(one) != root(other)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Een burn-out.", ["burnout"]),
        ("foto's en zzp’ers", ["fotos", "zzpers"]),
        ("c.v. of U.W.V.", ["cv", "uwv"]),
        ("50+, 50-plus en mbo+", ["50plus", "50plus", "mboplus"]),
        ("2+2 is 4. Anna.B - nee -", []),
        ("naai\u00ad-ate\u00adlier", ["naaiatelier"]),
    ],
)
def test_a_word_with_signs_is_also_one_word(text, words):
    assert signed_words(text) == words


def test_a_long_text_without_signs_takes_no_time_that_grows_with_its_square():
    assert signed_words("a" * 1_000_000) == []
    assert len(typed_words("a-" * 100_000)) == 1


def test_a_compound_can_be_taken_apart_without_what_links_its_parts():
    assert ("kind", "opvang") in splits("kinderopvang")
    assert ("vrijwilliger", "werk") in splits("vrijwilligerswerk")


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("vrijwilligerswerk", "vrijwilliger werk"),
        ("vrijwilligerswerk", "werk voor vrijwilligers"),
        ("fietsenmaker", "fietsen maken"),
        ("kinderopvang", "opvang kinderen"),
        ("kinderopvang", "kinder opvang"),
        ("naaiatelier", "atelier"),
        ("naaiatelier", "naai-atelier"),
        ("opvang van kinderen", "kinderopvang"),
        ("burn-out", "burnout"),
        ("burnout", "burn-out"),
        ("burnout", "burn out"),
        ("burn out", "burn-out"),
        ("50+", "50-plus"),
        ("50-plus", "50+"),
        ("foto's", "fotos"),
        ("foto", "foto's"),
        ("cv", "c.v."),
        ("doneren", "donatie"),
        ("verhuisd", "verhuizing"),
        ("autisme", "autistisch"),
        ("sollicitatie", "soliciteren"),
        ("klacht", "klagt"),
        ("rijbewijs", "reibewijs"),
    ],
)
def test_people_find_it_in_their_own_words(written, typed, home, client):
    tell("Gezocht", f"Dit gaat over {written} in de stad.")
    tell("Anders")
    assert titles(client, typed) == ["Gezocht"]
    (item,) = hits(client, typed, fields="match")
    assert any(segment["hit"] for segment in item["match"]["text"])


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("digitaal", "taal"),
        ("verstand", "stand"),
        ("geboren in 1950", "50+"),
        ("kaart", "kaartspel"),
    ],
)
def test_what_only_looks_like_a_part_is_not_found(written, typed, home, client):
    tell("Een verhaal", f"Dit gaat over {written} in het dorp.")
    assert titles(client, typed) == []


def test_a_word_with_a_sign_is_marked_whole(home, client):
    tell("Anna", "Zij had een burn-out.")
    (item,) = hits(client, "burnout", fields="match")
    assert [each["text"] for each in item["match"]["text"] if each["hit"]] == ["burn-out"]


def test_what_was_typed_comes_before_what_is_related(home, client):
    tell("Over wonen", "Niets.")
    tell("Over de woning", "Niets.")
    assert titles(client, "wonen")[0] == "Over wonen"
    assert titles(client, "woning")[0] == "Over de woning"


def test_a_title_that_is_what_was_typed_comes_before_longer_ones(home, client):
    tell("Contact")
    tell("Zo blijven wij in contact met elkaar", "Contact, contact en contact.")
    assert titles(client, "contact")[0] == "Contact"


def test_a_correction_of_a_beginning_finds_all_words_with_it(home, client):
    tell("Een sollicitatie")
    tell("Een sollicitatiebrief")
    assert len(titles(client, "solicitatie")) == 2


def test_the_migration_makes_the_words_anew(home, client):
    migration = import_module("cms.migrations.0029_letters_as_typed")
    tell("Een naaiatelier")
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM cms_words")
    assert titles(client, "atelier") == []
    editor = SimpleNamespace(connection=connection)
    migration.make_words_anew(apps, editor)
    migration.enter_again(apps, editor)
    assert titles(client, "atelier") == ["Een naaiatelier"]


def test_words_that_are_stored_get_the_roots_of_today(home, client):
    tell("Samen getekend")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE cms_words SET backwards = 'dneket' WHERE word = 'getekend'")
    assert titles(client, "tekenen") == []
    migration = import_module("cms.migrations.0030_roots_anew")
    migration.give_roots(apps, SimpleNamespace(connection=connection))
    assert titles(client, "tekenen") == ["Samen getekend"]
