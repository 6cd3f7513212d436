"""What a search can do, it does with what was entered before it could, too.

It tells a short vowel from a long one, and takes œ, ø and ł for the letters that people type.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import connection

from cms.search import dutch
from tests import builders

DOUBLE = re.compile(r"([aeou])\1(?=[^aeiou]$)")
migration = import_module("cms.migrations.0007_stems")
letters = import_module("cms.migrations.0029_letters_as_typed")


def titles(client, words: str) -> list[str]:
    answer = client.get("/api/v2/pages/", {"search": words, "type": "cms.StoryPage"})
    return sorted(item["title"] for item in answer.json()["items"])


def tell(*texts: str) -> None:
    for text in texts:
        builders.story(text, body=[{"type": "text", "value": f"<p>{text}.</p>"}])


@contextmanager
def stems_as_before() -> Iterator[None]:
    """Enter words, within, with stems that make `man` of `maan`."""
    database = import_module(f"cms.search.{connection.vendor}")
    entered = getattr(database, "TOKENS", {})
    entered.clear()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(database, "stem", lambda word: DOUBLE.sub(r"\1", dutch.stem(word)))
        yield
    entered.clear()


@contextmanager
def letters_as_before() -> Iterator[None]:
    """Enter words, within, of which œ, ø and ł are no letters that people type."""
    entered = getattr(import_module(f"cms.search.{connection.vendor}"), "TOKENS", {})
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(dutch, "in_ascii", str)
        for cached in (entered.clear, dutch.fold.cache_clear):
            cached()
        yield
    for cached in (entered.clear, dutch.fold.cache_clear):
        cached()


def test_a_short_vowel_and_a_long_one_are_found_apart(client, home):
    tell("Naar de maan", "Twee manen", "Een man", "Veel mannen")
    assert titles(client, "mannen") == ["Een man", "Veel mannen"]
    assert titles(client, "maan") == ["Naar de maan", "Twee manen"]


@pytest.mark.parametrize("batch", [1, 2, 500])
def test_the_migration_enters_again_what_was_entered_before(client, home, monkeypatch, batch):
    monkeypatch.setattr(migration, "BATCH", batch)
    with stems_as_before():
        tell("Naar de maan", "Twee manen", "Een man")
    assert titles(client, "manen") != ["Naar de maan", "Twee manen"]
    for _run in range(2):
        migration.enter_again(apps, SimpleNamespace(connection=connection))
        assert titles(client, "manen") == ["Naar de maan", "Twee manen"]
        assert titles(client, "mannen") == ["Een man"]


def test_the_next_one_enters_letters_as_people_type_them(client, home):
    with letters_as_before():
        tell("Het œuvre", "Søren uit Łódź")
    assert titles(client, "oeuvre") == titles(client, "lodz") == []
    editor = SimpleNamespace(connection=connection)
    letters.make_words_anew(apps, editor)
    letters.enter_again(apps, editor)
    assert titles(client, "oeuvre") == titles(client, "ŒUVRE") == ["Het œuvre"]
    assert titles(client, "soren lodz") == titles(client, "Łodz") == ["Søren uit Łódź"]
