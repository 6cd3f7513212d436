"""The report lists what was found on the pages that somebody may change, and on no others."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from django.urls import reverse
from wagtail.models import GroupPagePermission

from cms.admin import checks
from cms.admin.checks import run
from cms.models import InfoPage, StoryPage
from tests import builders

REPORT = "checks:report"


@pytest.fixture
def pages(home):
    """A story with an error, an info page with advice, and a draft with advice."""
    body = [{"type": "text", "value": '<p><a href="/er-niet/">het verhaal</a></p>'}]
    story = builders.story("Verhaal met fout", body=body)
    info = builders.info("Over ons")
    draft = builders.story("C" * 71, live=False)
    run.check_live(story)
    run.check_live(info)
    run.check_draft(draft)


@pytest.fixture
def editor_of_info(client, django_user_model, pages):
    """Somebody who may change the info page and nothing else."""
    group = Group.objects.create(name="Over ons")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    change = Permission.objects.get(codename="change_page")
    page = InfoPage.objects.get(title="Over ons")
    GroupPagePermission.objects.create(group=group, page=page, permission=change)
    user = django_user_model.objects.create_user("over")
    user.groups.add(group)
    client.force_login(user)
    return user


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ({}, {"Verhaal met fout", "Over ons", "C" * 71}),
        ({"level": "error"}, {"Verhaal met fout"}),
        ({"code": "missing_description"}, {"Over ons"}),
        ({"version": "1"}, {"C" * 71}),
        ({"version": "0", "level": "advice"}, {"Over ons"}),
    ],
)
def test_findings_are_listed_and_filtered(admin_client, pages, query, shown):
    response = admin_client.get(reverse(REPORT), query)
    titles = {"Verhaal met fout", "Over ons", "C" * 71}
    assert {title for title in titles if title in response.text} == shown


def test_a_row_leads_to_the_block_in_the_editor(admin_client, pages):
    story = StoryPage.objects.get(title="Verhaal met fout")
    assert f"/cms/pages/{story.pk}/edit/#block-" in admin_client.get(reverse(REPORT)).text


def test_it_can_be_taken_along_as_a_file(admin_client, pages):
    response = admin_client.get(reverse(REPORT), {"export": "csv"})
    assert "Verhaal met fout" in response.getvalue().decode()


def test_nobody_sees_findings_of_pages_that_are_not_theirs(client, editor_of_info):
    shown = client.get(reverse(REPORT)).text
    assert "Over ons" in shown
    assert "Verhaal met fout" not in shown
    assert checks.summary(editor_of_info) == {"errors": 0, "advice": 1, "pages": 1}


def test_the_summary_counts_what_is_on_the_site(admin_user, pages):
    assert checks.summary(admin_user) == {"errors": 1, "advice": 1, "pages": 2}


def test_who_changes_no_pages_has_no_report(client, django_user_model, pages):
    user = django_user_model.objects.create_user("niemand")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(user)
    assert client.get(reverse(REPORT)).status_code == 302
    assert "/cms/checks/report/" not in client.get("/cms/").text
    assert checks.summary(user) == {"errors": 0, "advice": 0, "pages": 0}


def test_the_command_checks_every_page_on_the_site(pages, capsys):
    call_command("check_pages")
    assert "/verhalen/verhaal-met-fout/: fouten 1, tips 0" in capsys.readouterr().out


def test_the_command_names_aliases_of_pages_that_are_not_on_the_site(home, capsys):
    story = builders.story("Gepland", slug="gepland", live=False)
    alias = story.create_alias(parent=story.get_parent(), update_slug="kopie")
    call_command("check_pages")
    assert "kopie" not in capsys.readouterr().out
    StoryPage.objects.filter(pk=alias.pk).update(live=True)
    call_command("check_pages")
    assert "/verhalen/kopie/: is een alias van" in capsys.readouterr().out
