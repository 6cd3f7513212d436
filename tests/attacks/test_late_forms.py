"""A form that is sent after its page went into the trash: nothing that was typed is lost."""

import json
import re

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import Page

from cms.admin.trash import late_form
from cms.admin.trash.discard import discard
from cms.admin.trash.expire import delete_for_good
from cms.admin.trash.models import DeletedPage
from cms.admin.trash.restore import restore
from cms.admin.trash.tree import is_in_trash
from cms.models import InfoPage
from tests import builders
from tests.attacks.test_moved_meanwhile import form_of, is_whole
from tests.cms.admin.trash.conftest import browser, person

JSON = {"accept": "application/json"}
ACTIONS = ["action-publish", "action-submit", ""]


@pytest.fixture
def writer(home):
    return person("schrijver", home, "add", "change", "publish")


@pytest.fixture
def page(home) -> InfoPage:
    return builders.info("Eerst")


def sent(client, page: Page, action: str = "", **more):
    form = form_of(page)
    form.pop("action-publish")
    form |= {action: "x"} if action else {}
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return client.post(address, form | more.pop("form", {}), **more)


def newest(page: Page) -> str:
    return InfoPage.objects.get(pk=page.pk).get_latest_revision_as_object().title


@pytest.mark.parametrize("action", ACTIONS)
@pytest.mark.parametrize("below", [False, True], ids=["itself", "the page above it"])
def test_the_text_is_a_draft_in_the_trash(writer, page, home, action, below):
    if below:
        page = builders.info("Eronder", parent=page)
    discard(page.get_parent() if below else page)
    answer = sent(writer, page, action, follow=True)
    assert "Je tekst is bewaard als concept" in answer.content.decode()
    assert newest(page) == "Nieuw"
    assert is_in_trash(Page.objects.get(pk=page.pk))
    assert not Page.objects.get(pk=page.pk).live
    assert is_whole()
    restore(DeletedPage.objects.get(), Page.objects.get(pk=home.pk))
    now = InfoPage.objects.get(pk=page.pk)
    assert (now.live, now.title, now.has_unpublished_changes) == (True, page.title, True)
    edit = writer.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert 'value="Nieuw"' in edit


def test_a_draft_that_saves_itself_tells_where_the_page_is(writer, page):
    discard(page)
    first = sent(writer, page, headers=JSON).json()
    assert first["success"]
    assert "in de prullenbak gelegd" in first["set_aside"][0]["text"]
    before = page.revisions.count()
    more = {"title": "Nog nieuwer", "overwrite_revision_id": first["revision_id"]}
    assert sent(writer, page, headers=JSON, form=more).json()["success"]
    assert newest(page) == "Nog nieuwer"
    assert page.revisions.count() == before


def test_the_version_of_somebody_else_stays(writer, page, admin_user):
    other = page.save_revision(user=admin_user)
    discard(page)
    more = {"overwrite_revision_id": other.pk}
    assert sent(writer, page, headers=JSON, form=more).json()["success"]
    other.refresh_from_db()
    assert other.content["title"] == "Eerst"
    assert newest(page) == "Nieuw"


def test_an_incomplete_text_is_kept_too(writer, page):
    discard(page)
    answer = sent(writer, page, "action-publish", form={"title": "", "slug": ""}, follow=True)
    assert "Je tekst is bewaard als concept" in answer.content.decode()
    assert page.revisions.count() == 2


def test_who_may_not_change_it_gets_the_text_back(home, page):
    other = builders.info("Elders")
    stranger = person("vreemde", other, "add", "change")
    discard(page)
    answer = sent(stranger, page)
    assert answer.status_code == 409
    assert newest(page) == "Eerst"
    assert 'value="Nieuw"' in answer.content.decode()


def new(client, parent: Page, **more):
    form = form_of(parent) | {"title": "Een “nieuwe” <b>", "slug": "nieuwe"}
    form.pop("action-publish")
    place = ("cms", "infopage", parent.pk)
    return client.post(reverse("wagtailadmin_pages:add", args=place), form, **more)


def test_a_new_page_below_it_is_given_back_and_can_be_sent_again(writer, page, home):
    entry = discard(page)
    answer = new(writer, page)
    assert answer.status_code == 409
    soup = BeautifulSoup(answer.content, "lxml")
    assert "nog niet bewaard" in soup.h1.text
    form = soup.find("form", method="post", action=re.compile("/add/"))
    fields = {each["name"]: each["value"] for each in form.find_all("input")}
    restore(entry, home)
    writer.post(form["action"], fields)
    assert InfoPage.objects.child_of(page).get().title == "Een “nieuwe” <b>"


def test_the_first_draft_of_a_new_page_below_it_is_reported_in_the_editor(writer, page):
    discard(page)
    answer = new(writer, page, headers=JSON)
    assert answer.status_code == 409
    reported = json.loads(answer.content)
    assert reported["error_code"] == "validation_error"
    assert "prullenbak" in reported["error_message"]


def test_a_new_page_is_given_back_if_the_page_above_goes_in_that_moment(writer, page, monkeypatch):
    add_child = InfoPage.add_child

    def add_late(self, **kwargs):
        discard(Page.objects.get(pk=page.pk))
        return add_child(self, **kwargs)

    monkeypatch.setattr(InfoPage, "add_child", add_late)
    answer = new(writer, page)
    assert answer.status_code == 409
    assert "nieuwe" in answer.content.decode()


def test_nobody_without_the_cms_sends_anything(client, page):
    discard(page)
    assert sent(client, page).status_code == 302
    assert newest(page) == "Eerst"


def test_an_alias_is_not_written(writer, page, home):
    alias = page.create_alias(parent=home, update_slug="alias")
    discard(alias)
    assert sent(writer, alias).status_code == 409
    assert newest(alias) == "Eerst"


def test_a_page_that_came_back_in_this_moment_is_saved_as_usual(admin_user, page, monkeypatch):
    entry = discard(page)
    above = late_form.entry_above

    def restored(each: Page):
        restore(entry, Page.objects.get(pk=entry.parent_id))
        return above(Page.objects.get(pk=each.pk))

    monkeypatch.setattr(late_form, "entry_above", restored)
    answer = sent(browser(admin_user), page)
    assert answer.headers["Location"] == reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert newest(page) == "Nieuw"


def test_a_form_without_fields_is_no_fault(writer, page):
    discard(page)
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert writer.post(address, {"title": "Nieuw"}).status_code == 409
    assert writer.post(address, {"title": "Nieuw", "body-count": "veel"}).status_code == 409
    assert newest(page) == "Eerst"


def rich_text(*lines: str) -> str:
    blocks = [{"key": "a", "type": "unstyled", "text": line} for line in lines]
    return json.dumps({"blocks": blocks, "entityMap": {}})


BODY = {
    "body-count": "1",
    "body-0-deleted": "",
    "body-0-order": "0",
    "body-0-type": "text",
    "body-0-id": "",
    "body-0-value": rich_text("Er was eens", "een <verhaal>."),
}


def test_a_text_whose_page_is_deleted_for_good_can_be_copied(writer, page, home):
    child = builders.info("Eronder", parent=page)
    delete_for_good(discard(page))
    for answer in (sent(writer, child, "action-publish", form=BODY), new(writer, page)):
        assert answer.status_code == 404
        assert "voorgoed verwijderd" in answer.text
    answer = sent(writer, child, form=BODY)
    words = BeautifulSoup(answer.content, "lxml").find("textarea", readonly=True).text
    assert words.split("\n") == ["Nieuw", "", "Er was eens", "een <verhaal>."]
    reported = sent(writer, child, headers=JSON)
    assert (reported.status_code, reported.json()["success"]) == (404, False)
    assert "voorgoed verwijderd" in reported.json()["error_message"]
