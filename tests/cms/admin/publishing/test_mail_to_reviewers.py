"""Who has to look at a page reads in the mail who asks, of which page, and where to look at it."""

from django.core import mail
from django.urls import reverse

from cms.models import StoryPage
from tests.cms.admin.publishing.test_buttons import redacteur  # noqa: F401
from tests.cms.admin.publishing.test_four_eyes import anna, gate_is_open  # noqa: F401
from tests.cms.setup.test_roles import create


def mail_to(address: str):
    (found,) = [each for each in mail.outbox if each.to == [address]]
    return found


def test_the_mail_says_who_asks_and_leads_to_the_page(client, redacteur, anna):  # noqa: F811
    redacteur.first_name, redacteur.last_name = "Sanne", "O'Brien <x>"
    redacteur.save()
    anna.email = "anna@example.org"
    anna.save()
    client.force_login(redacteur)
    create(client, title="Thee & koffie", **{"action-submit": "1"})
    page = StoryPage.objects.get()
    sent = mail_to("anna@example.org")
    assert sent.subject == "Sanne O'Brien <x> vraagt je om “Thee & koffie” te bekijken"
    assert "Sanne O'Brien <x> heeft “Thee & koffie” ingediend" in sent.body
    assert reverse("wagtailadmin_pages:edit", args=[page.pk]) in sent.body


def test_the_mail_about_a_page_that_nobody_asks_for(client, redacteur, anna):  # noqa: F811
    anna.email = "anna@example.org"
    anna.save()
    client.force_login(redacteur)
    create(client, title="Thee")
    page = StoryPage.objects.get()
    page.get_workflow().start(page, None)
    sent = mail_to("anna@example.org")
    assert sent.subject == "“Thee” wacht op jou"
    assert "None" not in sent.body
