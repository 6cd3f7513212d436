"""Two who change pages in the same moment wait for each other, and none of them fails."""

import datetime
import threading
from collections.abc import Callable

import pytest
from django.db import connection, transaction
from django.utils import timezone
from wagtail.models import Page

from cms.admin.menu.order import move as move_in_menu
from cms.admin.trash.discard import discard
from cms.admin.trash.tree import is_in_trash
from cms.background.schedule import publish_due
from cms.models import InfoPage, base, tree_position
from tests import builders
from tests.attacks.test_moved_meanwhile import is_whole

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
A_MOMENT = 1.5  # seconds: PostgreSQL looks for those who wait for each other after one


class Tree:
    """A page with two below it, of which the second has an alias in the first."""

    def __init__(self):
        self.above = builders.info("Boven")
        self.first = builders.info("Eerste", parent=self.above)
        self.page = builders.info("Tweede", parent=self.above)
        self.alias = self.page.create_alias(parent=self.first, update_slug="alias")


def now(page: Page) -> InfoPage:
    return InfoPage.objects.get(pk=page.pk)


def publish(tree: Tree) -> None:
    page = now(tree.page)
    page.title = "Anders"
    page.save_revision().publish()


def publish_many(tree: Tree) -> None:
    for each in (tree.page, tree.first):
        now(each).save_revision().publish()


def unpublish(tree: Tree) -> None:
    now(tree.page).unpublish()


def add(tree: Tree) -> None:
    now(tree.page).add_child(instance=InfoPage(title="Kind", body=[], live=True))


def rename(tree: Tree) -> None:
    page = now(tree.above)
    page.slug = "ander-adres"
    page.save_revision().publish()


def rename_draft(tree: Tree) -> None:
    """The addresses of the public pages below it change too."""
    page = now(tree.above)
    assert not page.live
    page.slug = "ander-adres"
    page.save()


def order(tree: Tree) -> None:
    move_in_menu(now(tree.page), 0, None)


WAYS = [publish, publish_many, unpublish, add, rename, rename_draft, order]


def at_once(one: Callable[[], None], other: Callable[[], None]) -> list[BaseException]:
    """Call both on connections of their own, and return what they raised."""
    raised = []

    def call(function: Callable[[], None]) -> None:
        try:
            function()
        except BaseException as error:  # noqa: BLE001  the test says what it was
            raised.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=call, args=[each]) for each in (one, other)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return raised


@pytest.fixture
def tree(home) -> Tree:
    if connection.vendor == "sqlite":
        pytest.skip("a database in memory does not let anybody wait")
    return Tree()


@pytest.mark.parametrize("way", WAYS, ids=lambda each: each.__name__)
def test_a_deletion_and_a_change_wait_for_each_other(tree, way, monkeypatch):
    """The change has locked its row, and the deletion has changed another, when both go on."""
    if way is rename_draft:
        Page.objects.filter(pk=tree.above.pk).update(live=False)
    changed, began = threading.Event(), threading.Event()
    deleting = threading.local()
    take, unpublished = tree_position.load_position, InfoPage.unpublish

    def take_and_wait(page, *, lock=False):
        stored = take(page, lock=lock)
        if lock and not getattr(deleting, "is_on", False):
            began.set()
            changed.wait(A_MOMENT)
        return stored

    def unpublish_and_tell(self, *args, **kwargs):
        unpublished(self, *args, **kwargs)
        if getattr(deleting, "is_on", False):
            changed.set()

    def delete():
        deleting.is_on = True
        began.wait(A_MOMENT)
        discard(Page.objects.get(pk=tree.above.pk))

    def change():
        with transaction.atomic():
            way(tree)

    monkeypatch.setattr(tree_position, "load_position", take_and_wait)
    monkeypatch.setattr(base, "load_position", take_and_wait)
    monkeypatch.setattr(InfoPage, "unpublish", unpublish_and_tell)
    assert at_once(change, delete) == []
    assert is_in_trash(Page.objects.get(pk=tree.page.pk))
    assert not Page.objects.filter(live=True, path__startswith=now(tree.above).path).exists()
    monkeypatch.undo()
    assert is_whole()


def test_a_deletion_and_a_schedule_wait_for_each_other(tree):
    page = now(tree.page)
    page.save_revision(approved_go_live_at=timezone.now() - datetime.timedelta(days=1))

    def delete():
        discard(Page.objects.get(pk=tree.above.pk))

    assert at_once(publish_due, delete) == []
    assert is_in_trash(now(tree.page))
    assert not now(tree.page).live
