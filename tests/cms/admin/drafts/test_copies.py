"""What the server does for an open editor: who is signed in, copies, and the newest version."""

import time

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import reverse

from cms.admin.sign_in.working_day import WORKED_AT, WORKING_DAY
from cms.models import InfoPage, StoryIndexPage, StoryPage
from tests import builders
from tests.attacks.test_two_editors import edit_url, editor, opened, save
from tests.attacks.test_two_forms import fields_of
from tests.cms.admin.drafts.test_every_draft import BLOCKS, STORY, stream, text
from tests.cms.models.test_pages import comments


def who(client: Client) -> dict:
    return client.get(reverse("drafts_who")).json()


def test_an_editor_learns_who_is_signed_in_and_gets_the_key_of_this_person_alone(home):
    anna, bram, nobody = editor("anna"), editor("bram"), Client()
    assert who(anna)["name"] == "anna"
    assert who(anna)["key"] == who(anna)["key"]
    assert who(anna)["key"] != who(bram)["key"]
    assert {**who(nobody), "token": ""} == {
        "user": None,
        "name": "",
        "username": "",
        "key": "",
        "token": "",
    }


def test_a_visitor_with_an_account_gets_no_key(home, client):
    client.force_login(User.objects.create_user("bezoeker"))
    assert who(client)["key"] == ""


def test_the_token_that_is_given_is_one_that_works(home, admin_user):
    client = Client(enforce_csrf_checks=True)
    client.force_login(admin_user)
    page = builders.info()
    form = {**comments(), "title": "Over ons", "slug": page.slug, "body-count": 0}
    assert client.post(edit_url(page), form).status_code == 403
    form["csrfmiddlewaretoken"] = who(client)["token"]
    assert client.post(edit_url(page), form).status_code == 302


def test_the_window_to_sign_in_may_stand_in_a_frame_of_the_cms(home, client):
    back = reverse("drafts_signed_in")
    for address in (f"{reverse('wagtailadmin_login')}?next={back}", back):
        answer = client.get(address)
        assert answer.headers["X-Frame-Options"] == "SAMEORIGIN"
        assert "frame-ancestors 'self'" in answer.headers["Content-Security-Policy"]


@pytest.fixture
def add_address(home) -> str:
    parent = StoryIndexPage.objects.get().pk
    return reverse("wagtailadmin_pages:add", args=["cms", "storypage", parent])


WORDS = "Dit is het laatste wo"
COPY = {**STORY, **comments(), **stream(("text", text(WORDS))), "date": ""}


def test_a_copy_of_a_new_page_is_shown_and_fetched_without_being_saved(add_address, admin_client):
    shown = admin_client.post(add_address, COPY | {"copy": "compare"}).json()
    assert (shown["same"], shown["stored"]) == (False, None)
    assert WORDS in shown["html"]
    fetched = admin_client.post(add_address, COPY | {"copy": "restore", "copied_at": "14:32"})
    assert "De tekst van 14:32 staat er weer" in fetched.text
    assert WORDS in fetched.text
    assert 'data-w-unsaved-force-value="true"' in fetched.text
    assert StoryIndexPage.objects.get().numchild == 0


@pytest.mark.parametrize("blank", ["", " ", "\\n"])
def test_of_a_new_page_in_which_nobody_wrote_nothing_is_offered(add_address, admin_client, blank):
    form = fields_of(admin_client.get(add_address)) | comments()
    untouched = form | stream(("text", text(blank)))
    assert untouched["date"]
    assert admin_client.post(add_address, untouched | {"copy": "compare"}).json()["same"]
    for change in ({"title": "Iets"}, {"date": ""}, stream(("text", text("Iets")))):
        answer = admin_client.post(add_address, untouched | change | {"copy": "compare"})
        assert not answer.json()["same"], change


UNFINISHED = [*BLOCKS, ("steps", {"start": "1", "steps-count": "0"}), ("contact", {}), ("anbi", {})]


@pytest.mark.parametrize("block", UNFINISHED, ids=lambda block: block[0])
def test_words_come_back_whatever_else_is_unfinished(home, admin_client, block):
    """Of the copy and of what was saved, in both windows: that of copies and that of versions."""
    page = builders.story(title="Eerst")
    form = COPY | {"slug": page.slug, "category": page.category_id, "excerpt": "Kort"}
    saved = form | stream(block)
    admin_client.post(edit_url(page), saved, headers={"accept": "application/json"})
    for typed in (stream(block, ("text", text(WORDS))), stream(("text", text(WORDS)))):
        answer = admin_client.post(edit_url(page), form | typed | {"copy": "compare"})
        assert answer.status_code == 200
        assert answer.json()["same"] is False
        assert WORDS in answer.json()["html"]
        assert "None" not in answer.json()["html"]
        fetched = admin_client.post(edit_url(page), form | typed | {"copy": "restore"})
        assert WORDS in fetched.text
        admin_client.post(edit_url(page), form | typed, headers={"accept": "application/json"})
    first, *_, last = page.revisions.order_by("pk").values_list("pk", flat=True)
    for one, other in ((first, last), (last, first)):
        compared = admin_client.get(f"/cms/pages/{page.pk}/revisions/compare/{one}...{other}/")
        assert compared.status_code == 200
        assert ">None<" not in compared.text


def test_a_copy_of_what_arrived_after_all_is_not_offered(add_address, admin_client):
    admin_client.post(add_address, COPY, headers={"accept": "application/json"})
    assert admin_client.post(add_address, COPY | {"copy": "compare"}).json()["same"]


def test_a_block_without_an_id_is_the_one_that_was_saved(add_address, admin_client):
    """The first draft of a page gives its blocks their ids: the copy of before has none."""
    form = COPY | {"body-0-id": ""}
    admin_client.post(add_address, form, headers={"accept": "application/json"})
    page = StoryPage.objects.get()
    assert page.body[0].id
    at_this_page = form | {"slug": page.slug, "copy": "compare"}
    assert admin_client.post(edit_url(page), at_this_page).json()["same"]
    admin_client.post(edit_url(page), form | {"title": "Later", "body-0-id": page.body[0].id})
    assert admin_client.post(edit_url(page), at_this_page).json()["same"]


@pytest.mark.parametrize("action", [{}, {"action-publish": "action-publish"}])
def test_a_moment_that_arrived_is_the_same_in_whatever_zone(home, admin_client, action):
    page = builders.story(title="Eerst")
    form = COPY | {"slug": page.slug, "category": page.category_id, "excerpt": "Kort"}
    form |= {"title": "Tot 2036", "expire_at": "10-01-2036 9.00 uur"}
    admin_client.post(edit_url(page), form | action)
    assert admin_client.post(edit_url(page), form | {"copy": "compare"}).json()["same"]
    form["expire_at"] = "11-01-2036 9.00 uur"
    other = admin_client.post(edit_url(page), form | {"copy": "compare"}).json()
    assert other["same"] is False
    assert "10-01-2036 09:00" in other["html"]
    assert "11-01-2036 09:00" in other["html"]


def test_a_copy_stands_beside_what_is_saved(home, admin_client):
    page = builders.info("Over <b>ons</b>")
    form = {**comments(), "title": "Over ons en jou", "slug": page.slug, "body-count": 0}
    shown = admin_client.post(edit_url(page), form | {"copy": "compare"}).json()
    assert "Over &lt;b&gt;ons&lt;/b&gt;" in shown["html"]
    assert "Over ons en jou" in shown["html"]
    assert shown["stored"]
    page.refresh_from_db()
    assert page.get_latest_revision_as_object().title == "Over <b>ons</b>"


def test_only_who_may_edit_a_page_learns_whose_its_newest_version_is(home, client):
    page = builders.info("Eerst")
    address = reverse("drafts:newest", args=[page.pk])
    anna, bram = editor("anna"), editor("bram")
    save(anna, page, opened(anna, page), "Van Anna")
    assert (bram.get(address).json()["who"], bram.get(address).json()["is_mine"]) == ("anna", False)
    assert anna.get(address).json()["is_mine"]
    writer = User.objects.create_user("niemand")
    group = Group.objects.create(name="Kijkers")
    group.permissions.add(
        *Group.objects.get(name="Redacteur").permissions.filter(codename="access_admin")
    )
    writer.groups.add(group)
    client.force_login(writer)
    assert client.get(address).status_code == 302


def test_who_saves_a_draft_above_that_of_a_colleague_is_told(home):
    page = builders.info("Eerst")
    anna, bram = editor("anna"), editor("bram")
    of_anna, of_bram = opened(anna, page), opened(bram, page)
    save(bram, page, of_bram, "Van Bram")
    reported = save(anna, page, of_anna, "Van Anna")
    assert "‘Van Anna’ is ook bewaard door bram" in reported.text
    assert "/compare/" in reported.redirect_chain[-1][0]
    titles = [each.content["title"] for each in page.revisions.order_by("pk")]
    assert titles == ["Eerst", "Van Bram", "Van Anna"]
    assert "ook bewaard" not in save(anna, page, opened(anna, page), "Nog eens").text
    assert InfoPage.objects.get().live


@pytest.mark.parametrize(("hours", "is_in"), [(11, True), (13, False)])
def test_a_session_ends_after_a_working_day_without_work(hours, is_in, home, admin_client):
    session = admin_client.session
    session.set_expiry(0)  # not remembered
    session[WORKED_AT] = time.time() - hours * WORKING_DAY / 12
    session.save()
    assert (who(admin_client)["user"] is not None) == is_in


def test_a_session_lasts_while_somebody_works_and_not_while_a_window_is_open(home, admin_client):
    before = time.time() - WORKING_DAY / 2
    session = admin_client.session
    session[WORKED_AT] = before
    session.save()
    who(admin_client)
    assert admin_client.session[WORKED_AT] == before
    answer = admin_client.get(reverse("wagtailadmin_home"))
    assert admin_client.session[WORKED_AT] > before
    assert answer.cookies["sessionid"]["max-age"]
