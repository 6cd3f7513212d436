"""Nobody publishes what they alone wrote, unless a role allows it or there is nobody to ask."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from wagtail.models import ModelLogEntry, PageLogEntry, WorkflowPage

from cms.models import StoryPage
from cms.profile.schema import RoleNames
from tests.builders import story
from tests.cms.setup.test_roles import create, form

NAMES = RoleNames()


def person(name: str, role: str = NAMES.editor):
    user = get_user_model().objects.create_user(name, f"{name}@example.org", "geheim-voor-nu")
    user.groups.add(Group.objects.get(name=role))
    return user


@pytest.fixture
def anna(home):
    return person("anna")


@pytest.fixture
def bram(home):
    return person("bram")


@pytest.fixture(autouse=True)
def gate_is_open(monkeypatch):
    """What a page looks like on the site is not the question here."""
    monkeypatch.setattr("cms.admin.checks.publish_hooks.run.examine", lambda page: NOTHING)


from cms.admin.checks.run import Result  # noqa: E402

NOTHING = Result((), site_answered=True, external=())


def edit(client, page, **changes):
    return client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), form(**changes))


def publish(client, page, **changes):
    return edit(client, page, **{"action-publish": "1"}, **changes)


def is_live(page) -> bool:
    return StoryPage.objects.get(pk=page.pk).live


def log_of(page) -> list[str]:
    return [entry.message for entry in PageLogEntry.objects.filter(page=page)]


def test_what_somebody_alone_wrote_is_saved_and_waits_for_another(client, anna, bram):
    client.force_login(anna)
    answer = create(client, **{"action-publish": "1"})
    page = StoryPage.objects.get()
    assert answer.url == reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert not page.live
    assert "Je schreef dit alleen" in client.get(answer.url).text

    client.force_login(bram)
    publish(client, page)
    assert is_live(page)


def test_a_change_to_a_page_on_the_site_is_looked_at_too(client, anna, bram):
    page = story()
    client.force_login(anna)
    publish(client, page, title="Heel anders")
    page.refresh_from_db()
    assert (page.title, page.draft_title) == ("Een verhaal", "Heel anders")


def test_who_has_nobody_to_ask_publishes_and_it_is_noted(client, anna):
    person("redacteur", NAMES.writer)  # who approves nothing
    client.force_login(anna)
    create(client, **{"action-publish": "1"})
    page = StoryPage.objects.get()
    assert page.live
    assert any("niemand anders" in message for message in log_of(page))


def test_a_role_may_be_allowed_to_and_it_is_noted(client, anna, bram):
    permission = Permission.objects.get(codename="publish_alone")
    Group.objects.get(name=NAMES.editor).permissions.add(permission)
    client.force_login(anna)
    create(client, **{"action-publish": "1"})
    page = StoryPage.objects.get()
    assert page.live
    assert any("de rol mag dat" in message for message in log_of(page))
    publish(client, page, title="Door bram")  # again alone: noted again
    assert len([each for each in log_of(page) if "tweede paar ogen" in each]) == 2


def test_pages_that_nobody_watches_over_are_published_as_before(client, anna, bram):
    WorkflowPage.objects.all().delete()
    client.force_login(anna)
    create(client, **{"action-publish": "1"})
    page = StoryPage.objects.get()
    assert page.live
    assert not any("tweede paar ogen" in message for message in log_of(page))


def test_nobody_approves_what_they_alone_wrote(client, anna, bram):
    client.force_login(anna)
    create(client, **{"action-submit": "1"})
    page = StoryPage.objects.get()
    task = page.current_workflow_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", task.pk])
    client.post(address, {"comment": ""})
    edit(client, page, **{"action-workflow-action": "1", "workflow-action-name": "approve"})
    assert page.current_workflow_task_state.status == "in_progress"
    client.force_login(bram)
    client.post(address, {"comment": ""})
    assert page.workflow_states.get().status == "approved"
    assert not ModelLogEntry.objects.filter(action="publishing.alone").exists()


def test_publishing_many_at_once_leaves_out_what_is_only_ones_own(client, anna, bram):
    client.force_login(anna)
    create(client)
    own = StoryPage.objects.get()
    other = story("Van een ander", live=False)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    client.post(f"{address}?id={own.pk}&id={other.pk}&next=/cms/", {"include_descendants": ""})
    assert (is_live(own), is_live(other)) == (False, True)
