"""What editors and visitors read is Dutch: every text is translated, and compiled since."""

import gettext
import re
from pathlib import Path

import polib
import pytest
import wagtail

APPS = ["cms", "frontend", "importers"]


def catalog(app: str) -> Path:
    return Path(app) / "locale" / "nl" / "LC_MESSAGES" / "django.po"


@pytest.mark.parametrize("app", APPS)
def test_no_text_is_left_in_english_or_in_doubt(app):
    entries = polib.pofile(str(catalog(app)))
    assert len(entries) > 10
    assert [entry.msgid for entry in entries if not entry.translated()] == []


@pytest.mark.parametrize("app", APPS)
def test_the_compiled_texts_are_those_of_the_source(app):
    file = catalog(app)
    compiled = gettext.GNUTranslations(file.with_suffix(".mo").open("rb"))
    for entry in polib.pofile(str(file)):
        if entry.msgid_plural:
            for number in (1, 2):
                expected = entry.msgstr_plural[number != 1]
                assert compiled.ngettext(entry.msgid, entry.msgid_plural, number) == expected
        elif entry.msgctxt:
            assert compiled.pgettext(entry.msgctxt, entry.msgid) == entry.msgstr
        else:
            assert compiled.gettext(entry.msgid) == entry.msgstr


def test_no_word_for_wagtail_hides_a_text_of_our_own():
    """The words for Wagtail win over every app's catalogue."""
    (words,) = Path("cms/compat/wagtail").rglob("*.po")
    own = {
        (entry.msgctxt, entry.msgid) for app in APPS for entry in polib.pofile(str(catalog(app)))
    }
    assert [e.msgid for e in polib.pofile(str(words)) if (e.msgctxt, e.msgid) in own] == []


PLACE = re.compile(r"%\(\w+\)[sd]")
STUCK = re.compile(rf"{PLACE.pattern}(?:\w|{PLACE.pattern})|\w{PLACE.pattern}")


def pairs(entry: polib.POEntry) -> list[tuple[str, str]]:
    if entry.msgid_plural:
        return [
            (entry.msgid_plural, text) for number, text in entry.msgstr_plural.items() if number
        ]
    return [(entry.msgid, entry.msgstr)]


def test_what_is_filled_in_stands_apart_from_the_words_around_it():
    """“1-1van 1pagina”, as Wagtail's own Dutch has it; or something is not filled in at all."""
    (words,) = Path("cms/compat/wagtail").rglob("*.po")
    ours = {entry.msgid for entry in polib.pofile(str(words))}
    installed = Path(wagtail.__file__).parent.rglob("nl/LC_MESSAGES/django.mo")
    entries = [each for file in installed for each in polib.mofile(str(file))]
    entries = [each for each in entries if each.msgid not in ours]
    entries += [each for app in APPS for each in polib.pofile(str(catalog(app)))]
    entries += polib.pofile(str(words))
    said = [pair for entry in entries for pair in pairs(entry) if pair[1]]
    assert len(said) > 1000
    for english, dutch in said:
        assert STUCK.search(english) or not STUCK.search(dutch), dutch
        assert set(PLACE.findall(english)) == set(PLACE.findall(dutch)), dutch
