"""What follows a change cannot fail it, and a page that fails stops no other."""

import datetime

import pytest
from django.db import DataError, OperationalError, connection
from django.test import TestCase
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Revision

from cms.admin.redirects import self_redirects
from cms.background.schedule import publish_due
from cms.models import InfoPage, StoryPage
from tests import builders

PAST = timezone.now() - datetime.timedelta(minutes=1)
LONG = "x" * 200


@pytest.fixture
def deep(home) -> InfoPage:
    """A page whose address, as that of the one below it, is longer than a redirect can be."""
    above = builders.info("Boven", slug=LONG)
    return builders.info("Onder", slug=f"{LONG}y", parent=above)


def rename(page: InfoPage) -> None:
    page.slug = "kort"
    with TestCase.captureOnCommitCallbacks(execute=True):
        page.save_revision().publish()


def move(page: InfoPage) -> None:
    with TestCase.captureOnCommitCallbacks(execute=True):
        page.move(page.get_site().root_page, "last-child")


@pytest.mark.parametrize("change", [rename, move])
def test_a_page_with_a_long_address_gets_another(deep, home, caplog, change):
    old = deep.url
    assert len(old) > 255
    change(InfoPage.objects.get(pk=deep.pk))
    deep.refresh_from_db()
    assert deep.url != old
    assert not Redirect.objects.exists()
    assert LONG in caplog.text


def test_the_addresses_that_fit_are_redirected(deep, home):
    above = InfoPage.objects.get(slug=LONG)
    keeps = Redirect.objects.create(
        old_path="/blijft", redirect_link="/", automatically_created=True
    )
    rename(above)
    assert Redirect.objects.get(redirect_page=above).old_path == f"/{LONG}"
    rename(InfoPage.objects.get(pk=deep.pk))
    assert Redirect.objects.filter(pk=keeps.pk).exists()


@pytest.mark.parametrize("error", [DataError, OperationalError])
def test_what_comes_after_a_change_fails_alone(home, monkeypatch, caplog, error):
    def fail(*args, **kwargs):
        raise error("the database refuses")

    page = builders.info("Oud")
    monkeypatch.setattr(Redirect.objects, "bulk_create", fail)
    monkeypatch.setattr(self_redirects, "_addresses_below", fail)
    rename(page)
    assert InfoPage.objects.get(pk=page.pk).url == "/kort/"
    assert "the database refuses" in caplog.text


def due(title: str) -> StoryPage:
    story = builders.story(title, live=False)
    story.save_revision(approved_go_live_at=PAST)
    return story


@pytest.mark.parametrize("error", [DataError, OperationalError, KeyError, AttributeError])
def test_a_due_page_that_fails_in_any_way_stops_no_other(home, monkeypatch, caplog, error):
    stories = [due(name) for name in ("Anna", "Bram", "Carla")]
    publish = Revision.publish

    def fail_once(revision, **kwargs):
        publish(revision, **kwargs)
        if revision.object_str == "Bram":
            raise error("it cannot be")

    monkeypatch.setattr(Revision, "publish", fail_once)
    publish_due()
    publish_due()
    assert [Page.objects.get(pk=story.pk).live for story in stories] == [True, False, True]
    assert caplog.text.count("Bram") >= 1
    assert str(stories[1].pk) in caplog.text
    assert [record.levelname for record in caplog.records].count("ERROR") == 1


def test_a_page_that_cannot_be_taken_off_stops_no_other(home, monkeypatch, caplog):
    for name in ("Anna", "Bram"):
        builders.story(name, expire_at=PAST)
    Page.objects.update(expire_at=PAST)
    unpublish = Page.unpublish

    def fail_once(page, **kwargs):
        if page.title == "Anna":
            raise KeyError("it cannot be")
        unpublish(page, **kwargs)

    monkeypatch.setattr(Page, "unpublish", fail_once)
    publish_due()
    assert {story.title for story in StoryPage.objects.live()} == {"Anna"}
    assert "Anna" in caplog.text


def test_a_database_that_is_gone_ends_the_work(home, monkeypatch):
    due("Anna")

    def gone(revision, **kwargs):
        raise OperationalError("the server closed the connection")

    monkeypatch.setattr(Revision, "publish", gone)
    monkeypatch.setattr(type(connection._connections[connection._alias]), "is_usable", lambda s: 0)
    with pytest.raises(OperationalError):
        publish_due()
