"""The content version rises with what visitors can see, and with nothing else."""

from time import sleep

import pytest
from django.core.files.base import ContentFile
from django.db import connection, transaction
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents.models import Document
from wagtail.models import PageViewRestriction

from cms.content_version import number, triggers
from cms.content_version.number import current_version, raise_version
from cms.models import Category, ContentVersion, StoryIndexPage, StoryPage
from tests import builders
from tests.cms.content_version.changes import INVISIBLE, VISIBLE


@pytest.fixture
def story(home):
    story = builders.story(thumb=builders.picture(), thumb_alt="x")
    builders.story("Concept", live=False)
    builders.add(home, StoryIndexPage(title="Elders", slug="elders"))
    builders.info("Open")
    PageViewRestriction.objects.create(page=builders.info("Besloten"), restriction_type="login")
    Redirect.add_redirect("/vroeger", redirect_to=story)
    Document.objects.create(title="Folder", file=ContentFile(b"x", name="folder.pdf"))
    return story


def raises_it(change, story) -> bool:
    """Return whether a change raises the version, and undo the change."""
    with transaction.atomic():
        before = current_version()
        change(StoryPage.objects.get(pk=story.pk))
        raised = current_version() > before
        transaction.set_rollback(True)
    return raised


def test_each_visible_change_raises_the_version(story):
    assert [change.__name__ for change in VISIBLE if not raises_it(change, story)] == []


def test_no_invisible_change_does(story):
    assert [change.__name__ for change in INVISIBLE if raises_it(change, story)] == []


def test_it_is_raised_in_the_transaction_of_the_change(story):
    before = current_version()
    with transaction.atomic():
        StoryPage.objects.filter(pk=story.pk).update(excerpt="Anders")
        assert current_version() > before
        transaction.set_rollback(True)
    assert current_version() == before


def test_no_number_comes_twice_after_an_old_backup_was_put_back(home):
    raise_version()
    used = current_version()
    ContentVersion.objects.update(number=5)
    sleep(0.002)  # nobody restores a backup within a tick of SQLite's clock, a thousandth
    raise_version()
    assert current_version() > used


def test_a_clock_that_is_set_back_does_no_harm(home):
    ahead = current_version() + 10**12
    ContentVersion.objects.update(number=ahead)
    raise_version()
    assert current_version() == ahead + 1


def test_it_comes_back_when_the_row_is_gone(home):
    ContentVersion.objects.all().delete()
    raise_version()
    assert current_version() > 10**15


@pytest.mark.django_db(transaction=True)
def test_migrations_that_remake_tables_leave_it_working():
    """On SQLite a changed field means a new table, and a table takes its triggers along."""
    builders.category("Ervaringen")
    field = Category._meta.get_field("name")
    longer = field.clone()
    longer.max_length = 90
    longer.set_attributes_from_name("name")
    longer.model = Category
    triggers.remove("default", plan=[object()])
    with connection.schema_editor() as editor:
        editor.alter_field(Category, field, longer)
    with connection.schema_editor() as editor:
        editor.alter_field(Category, longer, field)
    triggers.install("default")
    before = current_version()
    Category.objects.update(name="Anders")
    assert current_version() > before


def test_a_migrate_with_nothing_to_do_keeps_the_triggers(home):
    triggers.remove("default", plan=[])
    before = number.current_version()
    builders.category("Nieuw")
    assert current_version() > before
