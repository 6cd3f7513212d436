"""What editors and visitors read is Dutch: every text is translated, and compiled since."""

import gettext
from pathlib import Path

import polib
import pytest

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
