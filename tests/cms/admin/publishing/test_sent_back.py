"""Who is sent something back reads by whom, why, and how to answer: in one word everywhere."""

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.urls import reverse

from cms.models import StoryPage
from tests.cms.admin.publishing.test_buttons import address_of, redacteur  # noqa: F401
from tests.cms.admin.publishing.test_four_eyes import anna, edit, gate_is_open  # noqa: F401
from tests.cms.setup.test_roles import create, form

WHY = "De datum klopt niet."


def banner(client, page) -> str:
    """Return the words above the title; those of the status panel aside are not enough."""
    found = BeautifulSoup(client.get(address_of(page)).text, "lxml")
    form = found.select_one("[data-edit-form]")
    assert form
    part = form.select_one(".publishing-sent-back")
    return part.get_text(" ", strip=True) if part else ""


def test_a_page_that_was_sent_back_says_by_whom_and_why(client, redacteur, anna):  # noqa: F811
    client.force_login(redacteur)
    create(client, **{"action-submit": "1"})
    page = StoryPage.objects.get()
    assert banner(client, page) == ""

    client.force_login(anna)
    task = page.current_workflow_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "reject", task.pk])
    client.post(address, {"comment": WHY})
    assert mail.outbox[-1].to == ["redacteur@example.org"]
    assert "teruggestuurd" in mail.outbox[-1].subject
    assert WHY in mail.outbox[-1].body

    client.force_login(redacteur)
    said = banner(client, page)
    assert "Teruggestuurd door anna" in said
    assert WHY in said
    assert "Opnieuw indienen" in said
    history = client.get(reverse("wagtailadmin_pages:history", args=[page.pk])).text
    assert "Teruggestuurd" in history

    edit(client, page, **{"action-submit": "1"})
    assert banner(client, page) == ""
    assert page.current_workflow_task_state.status == "in_progress"


def review(client, page, action: str) -> str:
    """Approve a page or send it back, and return what is said of it."""
    data = {"action-workflow-action": "true", "workflow-action-name": action}
    answer = client.post(address_of(page), form(**data), follow=True)
    said = BeautifulSoup(answer.text, "lxml").select_one(".messages")
    assert said
    return " ".join(said.get_text(" ").split())


@pytest.mark.django_db(transaction=True)
def test_the_reviewer_reads_what_became_of_the_page(client, redacteur, anna, gate_is_open):  # noqa: F811
    client.force_login(redacteur)
    create(client, **{"action-submit": "1"})
    page = StoryPage.objects.get()
    client.force_login(anna)
    assert "is teruggestuurd. Wie de pagina schreef, krijgt een mail." in review(
        client, page, "reject"
    )
    client.force_login(redacteur)
    edit(client, page, **{"action-submit": "1"})
    client.force_login(anna)
    assert "is goedgekeurd, en staat op de site." in review(client, page, "approve")


@pytest.mark.django_db(transaction=True)
def test_who_approves_a_planned_page_reads_when_it_appears(client, redacteur, anna, gate_is_open):  # noqa: F811
    client.force_login(redacteur)
    create(client, **{"action-submit": "plan", "plan_day": "24-12-2099", "plan_time": "9.30"})
    page = StoryPage.objects.get()
    client.force_login(anna)
    assert "Goedkeuren voor 24 december, 09:30" in client.get(address_of(page)).text
    data = {"go_live_at": "24-12-2099 09:30"}
    answer = client.post(
        address_of(page),
        form(**data, **{"action-workflow-action": "true", "workflow-action-name": "approve"}),
        follow=True,
    )
    assert "is goedgekeurd, en komt op 24 december 2099, 09:30 op de site." in answer.text


def test_what_is_incomplete_is_sent_back_and_taken_back_too(client, redacteur, anna):  # noqa: F811
    client.force_login(redacteur)
    create(client, **{"action-submit": "1"})
    page = StoryPage.objects.get()
    edit(client, page, **{"action-cancel-workflow": "1"}, title="")
    assert page.workflow_states.get().status == "cancelled"
    edit(client, page, **{"action-submit": "1"})

    client.force_login(anna)
    back = {"action-workflow-action": "1", "workflow-action-name": "reject", "title": ""}
    edit(client, page, **back, **{"workflow-action-extra-data": f'{{"comment": "{WHY}"}}'})
    client.force_login(redacteur)
    text = client.get(address_of(page)).text
    assert "Teruggestuurd door anna" in text
    assert WHY in text
