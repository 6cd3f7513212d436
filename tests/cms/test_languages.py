"""No words of another language in the screens of an editor, Dutch or English."""

import re
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import polib
import pytest
from django.apps import apps
from django.core.management import call_command
from django.urls import reverse
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import trans_real
from lxml import html
from wagtail.models import Page
from wagtail.users.models import UserProfile

from cms.admin.trash.discard import discard
from tests import builders

pytestmark = pytest.mark.any_database  # it reads screens

NO_TEXT = {"exact"}  # how a filter compares, which nobody reads
OWN_NAME = {"Nederlands"}  # of a language, in the list of languages
PROJECT = Path(__file__).resolve().parents[2]
SCREENS = [
    "wagtailadmin_home",
    "wagtailadmin_explore_root",
    "wagtailadmin_pages:add",
    "wagtailadmin_pages:edit",
    "wagtailadmin_pages:history",
    "wagtailadmin_pages:delete",
    "trash:index",
    "trash:restore",
    "menu:home",
    "dashboard:calendar",
    "checks:report",
    "import_conflicts",
    "wagtailimages:index",
    "wagtailimages:add",
    "wagtailimages:add_multiple",
    "wagtailimages_chooser:choose",
    "wagtailredirects:index",
    "wagtailsnippets_cms_category:list",
    "wagtailadmin_account",
    "second_step:overview",
    "second_step:app",
    "second_step:passkey",
]


@pytest.fixture
def visit(home, admin_user, admin_client) -> Callable[[str], dict[str, str]]:
    """Fetch all screens in a language, each with something in it."""
    builders.picture()
    story = builders.story("Anna")
    entry = discard(builders.info("Weg"), admin_user)
    builders.info("Zonder beschrijving")
    call_command("check_pages", stdout=StringIO())
    places = {
        "wagtailadmin_pages:add": ["cms", "storypage", story.get_parent().pk],
        "wagtailadmin_pages:edit": [story.pk],
        "wagtailadmin_pages:history": [story.pk],
        "wagtailadmin_pages:delete": [story.pk],
        "trash:restore": [entry.pk],
    }

    def visit(language: str) -> dict[str, str]:
        profile = UserProfile.get_for_user(admin_user)
        profile.preferred_language = language
        profile.save()
        found = {}
        for name in SCREENS:
            answer = admin_client.get(reverse(name, args=places.get(name, [])), follow=True)
            assert answer.status_code == 200, name
            found[name] = answer.text
        return found

    return visit


def test_in_dutch_nothing_that_was_asked_for_lacks_a_translation(visit, monkeypatch):
    missing = set()

    def listen_to(name: str, number_of_message: int = 0) -> None:
        real = getattr(trans_real, name)

        def translate(*arguments):
            said = real(*arguments)
            message = str(arguments[number_of_message])
            is_known = said != message or message in trans_real.catalog()._catalog
            if translation.get_language() == "nl" and re.search("[a-z]{2}", message):
                missing.update([] if is_known else [message])
            return said

        monkeypatch.setattr(translation._trans, name, translate)

    listen_to("gettext")
    listen_to("pgettext", 1)
    visit("nl")
    assert missing - NO_TEXT == set()


def test_nothing_is_called_by_its_name_in_the_code(visit):
    names = {
        str(name)
        for model in apps.get_models()
        if model.__module__.startswith(("cms.", "importers."))
        for name in (model._meta.verbose_name, model._meta.verbose_name_plural)
        if not isinstance(name, Promise)
    }
    assert "site rendition" in names
    found = {
        (name, word)
        for name, page in visit("nl").items()
        for text in html.fromstring(page).itertext()
        for word in names
        if re.search(rf"\b{word}", text)
    }
    assert found == set()


def test_in_english_no_dutch_of_ours_is_left(visit):
    dutch = {
        entry.msgstr
        for file in PROJECT.glob("*/locale/nl/LC_MESSAGES/django.po")
        for entry in polib.pofile(str(file))
        if entry.msgstr not in OWN_NAME and entry.msgstr.lower() != entry.msgid.lower()
    }
    dutch -= set(Page.objects.values_list("title", flat=True))  # content, in the site's language
    found = {
        (name, text.strip())
        for name, page in visit("en").items()
        for text in html.fromstring(page).itertext()
        if text.strip() and text.strip() in dutch
    }
    assert found == set()
