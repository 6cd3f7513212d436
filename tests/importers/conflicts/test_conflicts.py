"""A file and an editor changed one page: editors see it in the CMS and decide there."""

import re

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import GroupPagePermission, Page, PageLogEntry, Revision

from cms.content_version.number import current_version
from cms.models import Category, SiteImage, StoryPage
from importers.models import ConflictPicture, ImportConflict
from importers.pipeline import import_folder
from tests.importers.files.test_pictures import jpeg
from tests.importers.folders import info, story, write
from tests.importers.test_import import THUMB, outcomes
from tests.importers.test_import_again import STORY, edit, writes
from tests.importers.test_import_states import change, run, text

pytestmark = pytest.mark.django_db

PANEL = "Bekijken en kiezen"


@pytest.fixture
def folder(home, tmp_path):
    """A folder whose story was imported, then changed by an editor and on disk."""
    write(tmp_path, {STORY: story(extra=THUMB), "thumbs/anna.jpg": jpeg(), "main/a.md": info()})
    import_folder(tmp_path)
    edit(excerpt="Van de redactie.")
    change(tmp_path)
    return tmp_path


def person(name: str, *actions: str):
    """Somebody who may do these things with every page."""
    user = get_user_model().objects.create_user(name, password="geheim")
    group = Group.objects.create(name=name)
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    for action in actions:
        permission = Permission.objects.get(
            content_type__app_label="wagtailcore", codename=f"{action}_page"
        )
        GroupPagePermission.objects.create(
            group=group, page=Page.get_first_root_node(), permission=permission
        )
    user.groups.add(group)
    return user


@pytest.fixture
def publisher(client):
    user = person("eindredactie", "change", "publish")
    client.force_login(user)
    return user


def address() -> str:
    return reverse("import_conflict", args=[ImportConflict.objects.get().pk])


def decide(client, decision: str, url: str | None = None, seen: str | None = None):
    url = url or address()
    if seen is None:
        seen = re.search('name="seen" value="([^"]*)"', client.get(url).content.decode())[1]
    return client.post(url, {"decision": decision, "seen": seen}, follow=True)


def reported(response) -> str:
    return " ".join(str(message) for message in response.context["messages"])


def test_an_import_stores_a_conflict_and_changes_nothing_of_the_site(folder):
    extra = "thumb: nieuw.jpg\nthumbalt: Nieuw\n"
    changed = story(extra=extra).replace("Ervaringen", "Heel nieuw")
    write(folder, {STORY: changed, "thumbs/nieuw.jpg": jpeg(colour="blue")})
    before = (current_version(), Revision.objects.count(), SiteImage.objects.count())
    assert outcomes(run(folder))[STORY] == "conflict"
    after = (current_version(), Revision.objects.count(), SiteImage.objects.count())
    assert after == before
    assert not Category.objects.filter(name="Heel nieuw").exists()
    assert ImportConflict.objects.get().text == changed
    assert ConflictPicture.objects.get().name == "nieuw.jpg"


def test_a_dry_run_stores_nothing(folder):
    run(folder, dry_run=True)
    assert not ImportConflict.objects.exists()


def test_the_same_conflict_again_writes_nothing(folder):
    run(folder)
    with CaptureQueriesContext(connection) as queries:
        run(folder)
    assert writes(queries) == []


def test_a_file_that_changes_again_takes_the_place_of_the_first(folder):
    run(folder)
    change(folder, "Nog anders.")
    run(folder)
    assert "Nog anders." in ImportConflict.objects.get().text


def test_keeping_the_page_lasts_until_the_file_changes(folder, client, publisher):
    run(folder)
    before = Revision.objects.count()
    assert "blijft zoals het is" in reported(decide(client, "keep"))
    assert not ImportConflict.objects.exists()
    assert Revision.objects.count() == before
    with CaptureQueriesContext(connection) as queries:
        assert outcomes(run(folder))[STORY] == "unchanged"
    assert writes(queries) == []
    assert StoryPage.objects.get().excerpt == "Van de redactie."
    change(folder, "Nog anders.")
    assert outcomes(run(folder))[STORY] == "conflict"


def test_taking_the_file_is_what_an_import_would_have_written(folder, client, publisher):
    write(folder, {"thumbs/nieuw.jpg": jpeg(colour="blue")})
    link = "Lees [over ons](../main/a.md)."
    write(folder, {STORY: story("Nieuw", extra=THUMB.replace("anna.jpg", "nieuw.jpg"), body=link)})
    run(folder)
    before = Revision.objects.count()
    decide(client, "take")
    page = StoryPage.objects.get()
    assert (page.live, page.title, page.excerpt) == (True, "Nieuw", "Waar het over gaat.")
    assert 'linktype="page"' in text()
    assert page.thumb.title == "nieuw"
    assert not page.has_unpublished_changes
    assert Revision.objects.count() == before + 1
    assert not ImportConflict.objects.exists()
    with CaptureQueriesContext(connection) as queries:
        assert outcomes(run(folder)) == {STORY: "unchanged", "main/a.md": "unchanged"}
    assert writes(queries) == []


@pytest.mark.parametrize(
    ("decision", "action"), [("keep", "importers.keep_page"), ("take", "importers.take_file")]
)
def test_a_decision_stands_in_the_history_of_the_page(folder, client, publisher, decision, action):
    run(folder)
    decide(client, decision)
    assert PageLogEntry.objects.get(action=action).user == publisher
    page = StoryPage.objects.get()
    history = client.get(reverse("wagtailadmin_pages:history", args=[page.pk]))
    assert STORY in history.content.decode()


@pytest.mark.parametrize("decision", ["keep", "take"])
def test_a_page_that_changed_meanwhile_is_shown_anew(folder, client, publisher, decision):
    run(folder)
    seen = re.search('name="seen" value="([^"]*)"', client.get(address()).content.decode())[1]
    edit(excerpt="Weer anders.")
    response = decide(client, decision, seen=seen)
    assert reported(response)
    assert "anders" in response.content.decode()
    assert StoryPage.objects.get().excerpt == "Weer anders."
    assert ImportConflict.objects.exists()


@pytest.mark.parametrize("decision", ["keep", "take"])
def test_a_file_that_changed_meanwhile_is_shown_anew(folder, client, publisher, decision):
    run(folder)
    url = address()
    seen = re.search('name="seen" value="([^"]*)"', client.get(url).content.decode())[1]
    change(folder, "Nog anders.")
    run(folder)
    assert decide(client, decision, url, seen).redirect_chain
    assert decide(client, decision, seen=seen).context["rows"]
    assert ImportConflict.objects.exists()
    assert StoryPage.objects.get().excerpt == "Van de redactie."


def test_a_locked_page_is_not_written(folder, client, publisher):
    run(folder)
    Page.objects.filter(pk=StoryPage.objects.get().pk).update(locked=True)
    assert reported(decide(client, "take"))
    assert StoryPage.objects.get().excerpt == "Van de redactie."


def test_who_may_not_publish_sees_no_buttons_and_cannot_decide(folder, client):
    run(folder)
    client.force_login(person("redacteur", "change"))
    shown = client.get(address()).content.decode()
    assert "Van de redactie." in re.sub("<[^>]*>", "", shown)
    assert 'name="decision"' not in shown
    assert PANEL not in client.get("/cms/").content.decode()
    conflict = ImportConflict.objects.get()
    page = conflict.page
    seen = f"{conflict.found_at.isoformat()} {page.latest_revision_id} {page.live}"
    for decision in ("keep", "take"):
        client.post(address(), {"decision": decision, "seen": seen})
    assert ImportConflict.objects.exists()
    assert StoryPage.objects.get().excerpt == "Van de redactie."


def test_who_may_not_change_the_page_does_not_see_its_conflict(folder, client):
    run(folder)
    client.force_login(person("beelden"))
    assert client.get(address()).status_code == 302
    listed = client.get(reverse("import_conflicts"))
    assert listed.status_code == 302 or not listed.context["object_list"]


def test_the_dashboard_and_the_list_lead_to_it(folder, client, publisher):
    run(folder)
    assert PANEL in client.get("/cms/").content.decode()
    assert address() in client.get(reverse("import_conflicts")).content.decode()


def test_words_that_differ_are_marked(folder, client, publisher):
    run(folder)
    shown = client.get(address()).content.decode()
    assert re.search(r"<del><span class=\"deletion\">[^<]*redactie", shown)
    assert re.search(r"<ins><span class=\"addition\">[^<]*Waar", shown)


def end_by_deleting(folder):
    StoryPage.objects.get().delete()


def end_by_overwriting(folder):
    run(folder, overwrite=[STORY])


def end_by_removing_the_file(folder):
    (folder / STORY).unlink()
    run(folder)


def end_by_agreeing(folder):
    edit(excerpt="Waar het over gaat.")
    run(folder)


@pytest.mark.parametrize(
    "end", [end_by_deleting, end_by_overwriting, end_by_removing_the_file, end_by_agreeing]
)
def test_a_conflict_that_is_over_disappears(folder, client, publisher, end):
    run(folder)
    url = address()
    end(folder)
    assert not ImportConflict.objects.exists()
    assert client.get(url).url == reverse("import_conflicts")
