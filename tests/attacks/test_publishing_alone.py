"""Nobody publishes what they alone wrote, unless a role allows it or nobody can look."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from wagtail.models import APIToken, Page, PageLogEntry

from cms.models import InfoPage
from cms.profile.schema import RoleNames
from tests import builders

NAMES = RoleNames()
PROBLEM = "application/problem+json"


class Program:
    """Somebody with a token."""

    def __init__(self, client, name: str, role: str):
        user = get_user_model().objects.create_user(name, f"{name}@example.org", "geheim-voor-nu")
        user.groups.add(Group.objects.get(name=role))
        self.user = user
        token = APIToken.create_token(user=user, name=name)[1]
        self.client, self.headers = client, {"authorization": f"Bearer {token}"}

    def send(self, method: str, path: str, **data):
        call = getattr(self.client, method)
        kind = "application/json"
        return call(f"/api/v3/pages/{path}", data, content_type=kind, headers=self.headers)

    def create(self, home, action: str | None):
        meta = {"type": "cms.InfoPage", "parent_id": home.pk, "action": action}
        return self.send("post", "", meta=meta, title="Nieuw", slug="nieuw")

    def change(self, page, action: str | None):
        meta = {"type": "cms.InfoPage", "action": action}
        return self.send("patch", f"{page.pk}/", meta=meta, title="Anders")

    def copy(self, page, **data):
        return self.send("post", f"{page.pk}/actions/copy/", **data)

    def publish(self, page):
        return self.send("post", f"{page.pk}/actions/publish/")


@pytest.fixture
def anna(home, client) -> Program:
    return Program(client, "anna", NAMES.editor)


@pytest.fixture
def bram(home, client) -> Program:
    return Program(client, "bram", NAMES.editor)


def assert_refused(answer) -> None:
    assert answer.status_code == 403
    assert answer.headers["Content-Type"] == PROBLEM
    assert "somebody else looks" in answer.json()["detail"]


def title(page) -> str:
    return InfoPage.objects.get(pk=page.pk).title


def log_of(page) -> list[str]:
    return list(PageLogEntry.objects.filter(page=page.pk).values_list("action", flat=True))


def test_a_new_page_is_not_published_at_once(home, anna, bram):
    before = Page.objects.count()
    assert_refused(anna.create(home, "publish"))
    assert Page.objects.count() == before
    assert anna.create(home, None).status_code == 201
    page = InfoPage.objects.get(slug="nieuw")
    assert_refused(anna.publish(page))
    assert not InfoPage.objects.get(pk=page.pk).live
    assert bram.publish(page).status_code == 200
    assert InfoPage.objects.get(pk=page.pk).live
    assert "publishing.alone" not in log_of(page)


def test_a_change_is_not_published_at_once(home, anna, bram):
    page = builders.info("Eerst")
    before = page.revisions.count()
    assert_refused(anna.change(page, "publish"))
    assert page.revisions.count() == before
    assert anna.change(page, None).status_code == 200
    assert_refused(anna.publish(page))
    assert_refused(anna.change(page, "publish"))
    assert title(page) == "Eerst"
    assert bram.change(page, "publish").status_code == 200
    assert title(page) == "Anders"


def test_a_version_from_before_is_not_published_alone(home, anna, bram):
    page = builders.info("Eerst")
    old = page.latest_revision_id or page.save_revision().pk
    assert bram.change(page, None).status_code == 200
    assert anna.publish(page).status_code == 200
    assert anna.send("post", f"{page.pk}/actions/revert/", revision_id=old).status_code == 200
    assert_refused(anna.publish(page))
    assert title(page) == "Anders"


def test_a_role_that_may_is_noted(home, anna, client):
    chief = Program(client, "carla", NAMES.administrator)
    assert chief.create(home, "publish").status_code == 201
    page = InfoPage.objects.get(slug="nieuw")
    assert "publishing.alone" in log_of(page)
    other = builders.info("Eerst")
    assert chief.change(other, "publish").status_code == 200
    assert log_of(other).count("publishing.alone") == 1


def test_who_has_nobody_to_ask_publishes(home, anna):
    assert anna.create(home, "publish").status_code == 201
    assert "publishing.alone" in log_of(InfoPage.objects.get(slug="nieuw"))


def test_who_may_not_publish_does_not(home, anna, client):
    writer = Program(client, "daan", NAMES.writer)
    page = builders.info("Eerst")
    assert writer.change(page, "publish").status_code == 403
    assert anna.change(page, None).status_code == 200
    assert writer.publish(page).status_code == 403
    assert title(page) == "Eerst"


def test_a_page_that_is_not_there_stays_so(home, anna, bram):
    missing = Page.objects.latest("pk").pk + 1000
    assert anna.send("post", f"{missing}/actions/publish/").status_code == 404
    meta = {"type": "cms.InfoPage", "action": "publish"}
    assert anna.send("patch", f"{missing}/", meta=meta, title="x").status_code == 404


def submit_copy(client, program: Program, page, **fields):
    """Send the form for a copy in the CMS."""
    client.force_login(program.user)
    form = {"new_title": page.title, "new_slug": "kopie", "new_parent_page": page.get_parent().pk}
    answer = client.post(f"/cms/pages/{page.pk}/copy/", form | {"publish_copies": "on"} | fields)
    client.logout()
    return answer


def test_a_copy_with_a_title_of_ones_own_is_not_public(home, client, anna, bram):
    page = builders.info("Eerst")
    before = Page.objects.count()
    assert_refused(anna.copy(page, title="Alleen van Anna", slug="kopie"))
    assert (
        "Maak van de kopie een concept"
        in submit_copy(client, anna, page, new_title="Alleen van Anna").text
    )
    assert Page.objects.count() == before
    assert anna.copy(page, title="Van Anna", slug="kopie", keep_live=False).status_code == 201
    copied = InfoPage.objects.get(slug="kopie")
    assert not copied.live
    assert_refused(anna.publish(copied))
    assert bram.publish(copied).status_code == 200


def test_a_copy_of_what_is_public_is_public(home, client, anna, bram):
    page = builders.info("Eerst")
    assert anna.copy(page, slug="een").status_code == 201
    assert submit_copy(client, anna, page).status_code == 302
    assert InfoPage.objects.live().filter(slug__in=["een", "kopie"]).count() == 2


@pytest.mark.parametrize("recursive", [False, True])
def test_a_draft_does_not_come_along_with_what_is_public(home, client, anna, bram, recursive):
    page = builders.info("Eerst")
    changed = builders.info("Eronder", parent=page) if recursive else page
    assert anna.change(changed, None).status_code == 200
    page = InfoPage.objects.get(pk=page.pk)
    assert_refused(anna.copy(page, slug="kopie", recursive=recursive))
    below = {"copy_subpages": "on"} if recursive else {}
    assert "Maak van de kopie een concept" in submit_copy(client, anna, page, **below).text


def test_the_versions_of_the_page_that_was_copied_count_for_nothing(home, anna, bram):
    """Otherwise anybody copies a page of a colleague, writes another, and publishes it."""
    page = builders.info("Eerst")
    assert bram.change(page, None).status_code == 200
    assert anna.copy(page, slug="kopie", keep_live=False).status_code == 201
    copied = InfoPage.objects.get(slug="kopie")
    assert anna.change(copied, None).status_code == 200
    assert_refused(anna.publish(copied))
    assert_refused(anna.change(copied, "publish"))
    assert bram.change(copied, None).status_code == 200
    assert anna.publish(copied).status_code == 200
