"""Whoever saves a page that was moved or thrown away since they loaded it, saves it where it is."""

import datetime
import threading
from types import SimpleNamespace

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import APIToken, Page

from cms.admin.checks import run
from cms.admin.trash.discard import discard
from cms.admin.trash.guard import InTrashError
from cms.admin.trash.models import DeletedPage
from cms.admin.trash.restore import restore
from cms.admin.trash.tree import hold, is_in_trash
from cms.models import InfoPage
from cms.models.page_form import SitePageForm
from tests import builders


def is_whole() -> bool:
    """The tree has no page without a parent, no wrong count and no wrong address."""
    problems = Page.find_problems()
    wrong = [
        page
        for page in Page.objects.filter(depth__gt=1)
        if page.url_path != f"{page.get_parent().url_path}{page.slug}/"
    ]
    return not any(problems) and not wrong


@pytest.fixture
def page(home) -> InfoPage:
    page = builders.info("Eerst")
    builders.info("Eronder", parent=page)
    return InfoPage.objects.get(pk=page.pk)


@pytest.fixture
def other(home) -> InfoPage:
    return builders.info("Andere plek")


def save(page: InfoPage) -> None:
    page.title = "Nieuw"
    page.save()


def save_draft(page: InfoPage) -> None:
    page.title = "Nieuw"
    page.live = False
    page.save()
    page.save_revision(clean=False)


def publish(page: InfoPage) -> None:
    page.title = "Nieuw"
    page.save_revision().publish()


def plan(page: InfoPage) -> None:
    page.title = "Nieuw"
    page.go_live_at = timezone.now() + datetime.timedelta(days=1)
    page.save_revision().publish()


def unpublish(page: InfoPage) -> None:
    Page.objects.get(pk=page.pk).unpublish()


def save_untyped(page: InfoPage) -> None:
    untyped = Page.objects.get(pk=page.pk)
    for name in ("path", "depth", "numchild", "url_path"):
        setattr(untyped, name, getattr(page, name))
    untyped.title = "Nieuw"
    untyped.save(clean=False)  # as Wagtail does


SAVES = [save, save_draft, publish, plan, unpublish, save_untyped]


def attempt(write, page: Page) -> None:
    try:
        write(page)
    except InTrashError:
        assert is_in_trash(Page.objects.get(pk=page.pk))


@pytest.mark.parametrize("write", SAVES)
def test_a_page_in_the_trash_stays_there(page, home, write):
    discard(page)
    attempt(write, page)
    now = InfoPage.objects.get(pk=page.pk)
    assert is_in_trash(now)
    assert not now.live
    assert now.slug == f"trash-{page.pk}"
    assert is_whole()
    discard(builders.info("Volgende"))
    assert is_whole()
    entry = DeletedPage.objects.get(page=page)
    assert restore(entry, Page.objects.get(pk=home.pk)).page.get_children().count() == 1
    assert is_whole()


@pytest.mark.parametrize("write", SAVES)
def test_a_moved_page_stays_where_it_is(page, other, write):
    Page.objects.get(pk=page.pk).move(Page.objects.get(pk=other.pk), pos="last-child")
    write(page)
    now = InfoPage.objects.get(pk=page.pk)
    assert now.get_parent().pk == other.pk
    assert now.get_children().count() == 1
    assert is_whole()


@pytest.mark.parametrize("write", SAVES)
def test_a_page_follows_its_parent_to_the_trash(page, write):
    child = InfoPage.objects.child_of(page).get()
    discard(page)
    attempt(write, child)
    assert is_in_trash(Page.objects.get(pk=child.pk))
    assert is_whole()


@pytest.mark.parametrize("write", SAVES)
def test_a_page_follows_the_address_of_its_parent(page, write):
    child = InfoPage.objects.child_of(page).get()
    page.slug = "ander-adres"
    page.save()
    write(child)
    assert is_whole()


def test_a_renamed_page_that_was_moved_has_the_address_of_its_new_place(page, other):
    Page.objects.get(pk=page.pk).move(Page.objects.get(pk=other.pk), pos="last-child")
    page.slug = "ander-adres"
    page.save_revision().publish()
    assert InfoPage.objects.get(pk=page.pk).url_path.endswith("/andere-plek/ander-adres/")
    assert is_whole()


def test_no_page_is_made_below_one_that_was_thrown_away(page, other):
    discard(page)
    with pytest.raises(InTrashError):
        page.add_child(instance=InfoPage(title="Te laat"))
    assert is_whole()


def test_a_page_is_made_where_its_parent_was_moved(page, other):
    Page.objects.get(pk=page.pk).move(Page.objects.get(pk=other.pk), pos="last-child")
    child = page.add_child(instance=InfoPage(title="Op tijd", slug="op-tijd"))
    assert child.get_parent().pk == page.pk
    assert is_whole()


@pytest.mark.parametrize("which", ["page", "target"])
def test_no_move_into_or_out_of_the_trash(page, other, which):
    moved, target = InfoPage.objects.get(pk=page.pk), InfoPage.objects.get(pk=other.pk)
    discard({"page": page, "target": other}[which])
    with pytest.raises(InTrashError):
        moved.move(target, pos="last-child")
    assert is_whole()


def test_a_page_that_was_moved_is_moved_on(page, other, home):
    loaded = InfoPage.objects.get(pk=page.pk)
    target = builders.info("Derde")
    Page.objects.get(pk=page.pk).move(Page.objects.get(pk=other.pk), pos="last-child")
    loaded.move(target, pos="last-child")
    assert Page.objects.get(pk=page.pk).get_parent().pk == target.pk
    assert is_whole()


def test_an_alias_of_a_page_is_published_where_it_is(page, other):
    alias = page.create_alias(parent=other, update_slug="alias")
    discard(Page.objects.get(pk=alias.pk))
    publish(page)
    assert is_in_trash(Page.objects.get(pk=alias.pk))
    assert not Page.objects.get(pk=alias.pk).live
    assert is_whole()


def form_of(page: Page) -> dict:
    form = {"title": "Nieuw", "slug": page.slug, "body-count": "0", "action-publish": "x"}
    for name, value in [("TOTAL", "0"), ("INITIAL", "0"), ("MIN_NUM", "0"), ("MAX_NUM", "")]:
        form[f"comments-{name}_FORMS"] = value
    return form


@pytest.mark.parametrize("action", ["delete", "move"])
def test_a_form_is_published_while_a_colleague_moves_the_page(
    page, other, admin_client, action, monkeypatch
):
    """The colleague comes between the moment that the form's page is loaded and saved."""
    form, save = form_of(page), SitePageForm.save

    def save_late(self, *args, **kwargs):
        now = Page.objects.get(pk=page.pk)
        discard(now) if action == "delete" else now.move(other, pos="last-child")
        return save(self, *args, **kwargs)

    monkeypatch.setattr(SitePageForm, "save", save_late)
    # The check asks the site, which it must not do within the transaction of a test.
    nothing_found = SimpleNamespace(count=lambda level: 0)
    monkeypatch.setattr(run, "check", lambda page, of_draft: nothing_found)
    answer = admin_client.post(
        reverse("wagtailadmin_pages:edit", args=[page.pk]), form, follow=True
    )
    now = InfoPage.objects.get(pk=page.pk)
    assert answer.status_code == 200
    assert ("in de prullenbak gelegd" in answer.content.decode()) == (action == "delete")
    assert now.get_latest_revision().content["title"] == "Nieuw"
    assert (is_in_trash(now), now.live) == ((True, False) if action == "delete" else (False, True))
    assert is_whole()


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
@pytest.mark.parametrize("data", [{"title": "Nieuw"}, None])
def test_a_program_and_an_editor_at_once(page, data):
    """A program's change or deletion waits until the editor's is done, and finds no page."""
    if connection.vendor == "sqlite":
        pytest.skip("a database in memory does not let anybody wait")
    user = User.objects.create_superuser("programma", "p@example.org", "wachtwoord")
    token = APIToken.create_token(user=user, name="test")[1]
    answers = []

    def call():
        client, headers = Client(), {"authorization": f"Bearer {token}"}
        method = client.patch if data else client.delete
        address = f"/api/v3/pages/{page.pk}/"
        answers.append(
            method(address, data or {}, content_type="application/json", headers=headers)
        )
        connection.close()

    program = threading.Thread(target=call)
    with hold():
        program.start()
        program.join(0.3)  # it waits; should it not have come so far, then the outcome is the same
        discard(page)
    program.join()
    assert [answer.status_code for answer in answers] == [404]
    assert is_in_trash(Page.objects.get(pk=page.pk))
    assert is_whole()
