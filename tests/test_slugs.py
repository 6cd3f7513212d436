"""A title gives the same address in a browser, on the server and in the importer."""

import re

import pytest

from cms.models import StoryPage
from cms.models.address_input import AddressInput
from slugs import LATIN, as_rules, slug_of
from tests import builders
from tests.cms.setup.test_roles import form

TITLES = {
    "Café olé": "cafe-ole",
    "Straße": "strasse",
    "Søren Łódź": "soren-lodz",
    "CRÈME BRÛLÉE!": "creme-brulee",
    "東京 café": "東京-cafe",
    "!?": "",
}


@pytest.mark.parametrize("title", TITLES)
def test_a_title_gives_an_address(title):
    assert slug_of(title) == TITLES[title]


def test_the_rules_of_the_browser_are_those_of_the_server():
    for letter in map(chr, LATIN):
        plain = letter
        for expression, ascii_letters in as_rules():
            plain = re.sub(expression, ascii_letters, plain)
        assert slug_of(plain) == slug_of(letter), letter


def test_the_field_leaves_what_nobody_changed(home):
    """Wagtail's own writes an address anew as soon as somebody was in its field."""
    action = AddressInput().attrs["data-action"]
    assert "blur" not in action
    page_form = StoryPage.get_edit_handler().get_form_class()
    assert isinstance(page_form.base_fields["slug"].widget, AddressInput)


def test_an_old_address_with_an_accent_stays(home, admin_client):
    story = builders.story("Café", slug="café")
    edit = f"/cms/pages/{story.pk}/edit/"
    admin_client.post(edit, form(title="Café op de hoek", slug="café"))
    story.refresh_from_db()
    assert story.get_latest_revision_as_object().slug == "café"


def test_a_title_that_was_just_pasted_gives_the_address_without_a_word(home, admin_client):
    story = builders.story("Thee", slug="thee", live=False)
    edit = f"/cms/pages/{story.pk}/edit/"
    sent = form(title="Café op de hoek", slug="", **{"action-publish": "1"})
    admin_client.post(edit, sent)
    story.refresh_from_db()
    assert (story.slug, story.live) == ("cafe-op-de-hoek", True)
    admin_client.post(edit, sent | {"title": "Anders"})
    story.refresh_from_db()
    assert (story.title, story.slug) == ("Anders", "cafe-op-de-hoek")
