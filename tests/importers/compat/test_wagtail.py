"""What the importer takes of Wagtail beyond its documentation does what it did."""

import json
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.models import Page, ReferenceIndex

from cms.models import StoryIndexPage, StoryPage
from importers.compat import treebeard, wagtail
from tests import builders
from tests.contracts import Contract, check

CONTRACTS = {
    wagtail: {
        "WagtailImageField": Contract("pictures are imported unchecked", has="clean to_python"),
        "check_url": Contract("dangerous links are imported", takes="url_string"),
        "diff_text": Contract("conflicts cannot be compared", takes="a b"),
        "ensure_utc": Contract("the history of a planned page does not open", takes="value"),
        "get_active_log_context": Contract("the history does not say who imported"),
        "hash_filelike": Contract("each import stores all pictures again", takes="filelike"),
    }
}


@pytest.mark.parametrize("name", CONTRACTS[wagtail])
def test_each_name_is_what_it_was(name):
    check(wagtail, name, CONTRACTS[wagtail])


def test_small_functions_answer_as_they_did():
    assert wagtail.check_url("https://example.org/") == "https://example.org/"
    assert wagtail.check_url("javascript:alert(1)") is None
    assert wagtail.hash_filelike(BytesIO(b"a")) == "86f7e437faa5a7fce15d1ddcb9eaeaea377667b8"
    changes = wagtail.diff_text("oud", "nieuw").changes
    assert changes == [("deletion", "oud"), ("addition", "nieuw")]


def test_who_imports_is_in_the_context_of_the_log():
    assert hasattr(wagtail.get_active_log_context(), "user")
    assert hasattr(wagtail.get_active_log_context(), "uuid")


@pytest.mark.parametrize("is_free", [True, False])
def test_a_page_asks_our_function_for_its_slug(home, is_free):
    """Otherwise an import asks the database for each page, and takes one slug twice."""
    asked = []
    page = StoryPage(title="Anna", slug="anna", date="2026-01-01", excerpt="Een")
    treebeard.place_below(page, StoryIndexPage.objects.get(), None)

    def answer(slug, parent, about):
        asked.append(slug)
        return is_free

    wagtail.ask_for_slug(page, answer)
    try:
        page.full_clean(exclude=["path", "depth", "category", "locale"])
        refused = False
    except ValidationError as refusal:
        refused = "slug" in refusal.message_dict
    assert asked == ["anna"]
    assert refused is not is_free


def test_references_are_those_that_wagtail_finds(home):
    image = builders.picture()
    story = builders.story("Anna", thumb=image, thumb_alt="Een portret")
    columns = ("to_content_type_id", "to_object_id", "model_path", "content_path_hash")
    ReferenceIndex.create_or_update_for_object(story)
    theirs = set(ReferenceIndex.get_references_for_object(story).values_list(*columns))
    ours = {
        tuple(str(getattr(each, name)) for name in columns)
        for each in wagtail.references_of(Page.objects.get(pk=story.pk).specific)
    }
    assert ours == {tuple(map(str, row)) for row in theirs}
    assert str(image.pk) in {row[1] for row in ours}


def test_the_editor_reads_html_as_wagtails_own_converter_does():
    features = ["bold", "h2", "link"]
    html = '<h2>Kop</h2><p>Een <b>vet</b> <a href="https://example.org/">woord</a></p>'
    ours, theirs = (
        json.loads(kind(features).from_database_format(html))
        for kind in (wagtail.Editor, ContentstateConverter)
    )
    for blocks in (ours["blocks"], theirs["blocks"]):
        for block in blocks:
            block.pop("key")  # made anew each time
    assert ours == theirs
