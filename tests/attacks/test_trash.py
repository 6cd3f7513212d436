"""What is in the trash is not there, whichever way somebody gets hold of it, and is never lost."""

import datetime

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from django.utils import timezone
from wagtail.models import APIToken, Page, Site, Workflow

from cms.admin.trash.discard import discard
from cms.admin.trash.expire import delete_expired, delete_for_good
from cms.admin.trash.expiry import DAYS
from cms.admin.trash.guard import InTrashError
from cms.admin.trash.models import DeletedPage, TrashRoot
from cms.admin.trash.restore import restore
from cms.admin.trash.tree import is_in_trash, move
from cms.background.schedule import publish_due
from cms.models import InfoPage
from cms.preview import tickets
from tests import builders

LONG_AGO = datetime.timedelta(days=DAYS + 1)


@pytest.fixture
def program(home, client):
    """Call API v3 as somebody who may do everything."""
    user = User.objects.create_superuser("programma", "p@example.org", "wachtwoord")
    token = APIToken.create_token(user=user, name="test")[1]

    def call(method: str, path: str, data=None, known=True):
        headers = {"authorization": f"Bearer {token}"} if known else {}
        return getattr(client, method)(
            path, data or {}, content_type="application/json", headers=headers
        )

    return call


@pytest.fixture
def trashed(home) -> InfoPage:
    page = builders.info("Weggegooid")
    discard(page)
    return InfoPage.objects.get(pk=page.pk)


def state() -> list:
    """All pages as the database has them, with the number of their versions."""
    return [
        (page.pk, page.path, page.live, page.slug, page.title, page.revisions.count())
        for page in Page.objects.order_by("pk")
    ]


def operations(description: dict) -> list[tuple[str, str]]:
    return [
        (method, path)
        for path, methods in description["paths"].items()
        for method in methods
        if "{page_id}" in path
    ]


NEEDS = {
    "copy": ["destination_id"],
    "create_alias": ["destination_id"],
    "move": ["destination_id"],
    "revert": ["revision_id"],
    "copy_for_translation": ["locale"],
    "unpublish": [],
    "{page_id}": ["meta", "title"],
}
FIELDS = {"meta": {"type": "cms.InfoPage", "action": "publish"}, "title": "Weer op de site"}


def test_for_each_operation_of_v3_it_is_a_page_that_is_not_there(program, home, trashed):
    """Whatever the operations of the next release are."""
    found = operations(program("get", "/api/v3/openapi.json").json())
    assert len(found) > 12
    revision, before = trashed.latest_revision_id, state()
    given = {"destination_id": home.pk, "revision_id": revision, "locale": "nl", **FIELDS}
    missing = Page.objects.latest("pk").pk + 1000
    for method, path in found:
        needed = NEEDS.get(path.strip("/").rpartition("/")[2], given)
        data = {name: given[name] for name in needed}
        answers = [
            program(method, path.format(page_id=page_id, revision_id=revision), data)
            for page_id in (trashed.pk, missing)
        ]
        assert [answer.status_code for answer in answers] == [404, 404], (method, path)
        unknown = [
            program(method, path.format(page_id=pk, revision_id=revision), data, known=False)
            for pk in (trashed.pk, missing)
        ]
        assert unknown[0].status_code == unknown[1].status_code
        assert unknown[0].content == unknown[1].content
    assert state() == before


def test_nothing_is_put_into_the_trash_by_v3(program, home, trashed):
    page = builders.info("Blijft")
    before = state()
    below = {**FIELDS, "meta": {**FIELDS["meta"], "parent_id": trashed.pk}}
    root = TrashRoot.objects.get().page_id
    for place in (trashed.pk, root):
        below["meta"]["parent_id"] = place
        assert program("post", "/api/v3/pages/", below).status_code == 404
        for action in ("copy", "move", "create_alias"):
            path = f"/api/v3/pages/{page.pk}/actions/{action}/"
            assert program("post", path, {"destination_id": place}).status_code == 404
        for position in ("left", "right", "first-sibling", "last-sibling", "first-child"):
            data = {"destination_id": trashed.pk, "position": position}
            path = f"/api/v3/pages/{page.pk}/actions/move/"
            assert program("post", path, data).status_code == 404
        site = {"hostname": "elders.example.org", "root_page_id": place}
        assert program("post", "/api/v3/sites/", site).status_code == 404
    assert state() == before
    assert Site.objects.count() == 1


def go_live(page: InfoPage) -> None:
    page.live = True
    page.save()


WAYS = {
    "publish": lambda page, home: page.save_revision().publish(),
    "save as live": lambda page, home: go_live(page),
    "move out": lambda page, home: page.move(home, "last-child"),
    "move in": lambda page, home: builders.info("Blijft").move(page.get_parent(), "last-child"),
    "copy": lambda page, home: page.copy(update_attrs={"slug": "x"}),
    "copy in": lambda page, home: builders.info("Blijft").copy(to=page.get_parent()),
    "alias": lambda page, home: page.create_alias(update_slug="x"),
    "child": lambda page, home: page.add_child(instance=InfoPage(title="Kind", body=[])),
    "sibling": lambda page, home: page.add_sibling(instance=InfoPage(title="Zus", body=[])),
    "site": lambda page, home: Site.objects.create(hostname="elders", root_page=page),
}


@pytest.mark.parametrize("way", WAYS)
def test_no_code_makes_it_live_or_moves_it(trashed, home, way):
    with pytest.raises(InTrashError):
        WAYS[way](trashed, home)
    assert is_in_trash(Page.objects.get(pk=trashed.pk))
    assert not Page.objects.filter(path__startswith=TrashRoot.objects.get().page.path, live=True)


def test_neither_a_schedule_nor_a_workflow_publishes_it(
    trashed, home, django_capture_on_commit_callbacks
):
    trashed.save_revision(approved_go_live_at=timezone.now() - LONG_AGO)
    publish_due()
    assert not Page.objects.get(pk=trashed.pk).live
    workflow = Workflow.objects.first().start(trashed, None)
    with django_capture_on_commit_callbacks() as after:
        workflow.finish()
    with pytest.raises(InTrashError):
        after[-1]()
    assert not Page.objects.get(pk=trashed.pk).live


@pytest.mark.parametrize("action", ["publish", "unpublish", "move", "delete", "submit"])
def test_no_bulk_action_takes_it(admin_client, trashed, home, action):
    before = state()
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    admin_client.post(f"{url}?id={trashed.pk}", {"chooser": home.pk, "move_applicable": "on"})
    assert state() == before


def test_a_form_that_names_it_leads_to_the_trash(admin_client, trashed, home):
    page = builders.info("Blijft")
    before = state()
    form = {"new_title": "x", "new_slug": "x", "new_parent_page": trashed.pk, "publish_copies": ""}
    answers = [
        admin_client.post(reverse("wagtailadmin_pages:copy", args=[page.pk]), form),
        admin_client.post(reverse("checks:again", args=[trashed.pk])),
    ]
    for answer in answers:
        assert answer.status_code == 302
        assert answer.headers["Location"] == reverse("trash:index")
    assert state() == before


@pytest.fixture
def back_without_restoring(home) -> InfoPage:
    """A page that left the trash as a former release let it: its entry is still there."""
    page = builders.info("Weer terug")
    entry = discard(page)
    move(entry.page, home, "last-child", None)
    Page.objects.filter(pk=page.pk).update(live=True)
    DeletedPage.objects.update(deleted_at=timezone.now() - LONG_AGO)
    return page


def test_a_page_that_is_in_use_is_not_cleared(back_without_restoring):
    assert delete_expired() == 0
    assert Page.objects.get(pk=back_without_restoring.pk).live
    assert not DeletedPage.objects.exists()


def test_its_entry_is_not_offered(admin_client, back_without_restoring):
    entry = DeletedPage.objects.get()
    assert "Weer terug" not in admin_client.get(reverse("trash:index")).content.decode()
    for name in ("delete", "restore"):
        assert admin_client.post(reverse(f"trash:{name}", args=[entry.pk])).status_code == 404
    admin_client.post(reverse("trash:undo"), {"entry": [entry.pk]})
    assert Page.objects.get(pk=back_without_restoring.pk).live


def test_it_can_be_deleted_again(back_without_restoring):
    page = Page.objects.get(pk=back_without_restoring.pk)
    assert discard(page).deleted_at > timezone.now() - LONG_AGO
    assert delete_expired() == 0
    assert DeletedPage.objects.get().page_id == page.pk


def test_what_is_put_back_while_the_clearing_works_stays(home):
    entry = discard(builders.info("Net op tijd"))
    restore(entry, home)
    with pytest.raises(DeletedPage.DoesNotExist):
        delete_for_good(entry)  # read before
    assert InfoPage.objects.get(title="Net op tijd").live


def test_a_preview_ends_when_its_page_goes_into_the_trash(home, client):
    above = builders.info("Boven")
    page = builders.info("Daaronder", parent=above)
    other = builders.info("Elders")
    seen = {each: f"/api/v2/preview/?token={tickets.issue(each)}" for each in (above, page, other)}
    new = InfoPage(title="Nieuw")
    above.add_child(instance=new)
    address = f"/api/v2/preview/?token={tickets.issue(new)}"
    discard(InfoPage.objects.get(pk=above.pk))
    assert [client.get(each).status_code for each in seen.values()] == [404, 404, 200]
    assert client.get(address).status_code == 404
