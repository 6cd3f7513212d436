"""A search tells a short vowel from a long one, also in what was entered before it did."""

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
