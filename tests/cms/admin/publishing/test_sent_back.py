"""Who is sent something back reads by whom, why, and how to answer: in one word everywhere."""

from django.core import mail
from django.urls import reverse

from cms.models import StoryPage
from tests.cms.admin.publishing.test_buttons import address_of, redacteur  # noqa: F401
from tests.cms.admin.publishing.test_four_eyes import anna, edit  # noqa: F401
from tests.cms.setup.test_roles import create

WHY = "De datum klopt niet."


def test_a_page_that_was_sent_back_says_by_whom_and_why(client, redacteur, anna):  # noqa: F811
    client.force_login(redacteur)
    create(client, **{"action-submit": "1"})
    page = StoryPage.objects.get()
    assert "Teruggestuurd" not in client.get(address_of(page)).text

    client.force_login(anna)
    task = page.current_workflow_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "reject", task.pk])
    client.post(address, {"comment": WHY})
    assert mail.outbox[-1].to == ["redacteur@example.org"]
    assert "teruggestuurd" in mail.outbox[-1].subject
    assert WHY in mail.outbox[-1].body

    client.force_login(redacteur)
    text = client.get(address_of(page)).text
    assert "Teruggestuurd door anna" in text
    assert WHY in text
    assert "Opnieuw indienen" in text
    history = client.get(reverse("wagtailadmin_pages:history", args=[page.pk])).text
    assert "Teruggestuurd" in history

    edit(client, page, **{"action-submit": "1"})
    assert "Teruggestuurd door" not in client.get(address_of(page)).text
    assert page.current_workflow_task_state.status == "in_progress"
