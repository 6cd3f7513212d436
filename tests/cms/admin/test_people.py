"""A colleague is invited by mail, chooses a password, and signs in."""

import re
from io import StringIO

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command
from django.test import Client

from tests import builders

INVITE = "/cms/collega-uitnodigen/"
LINK = re.compile(r"http\S+(/cms/password_reset/confirm/\S+)")


@pytest.fixture
def boss(db, client):
    builders.site()
    user = get_user_model().objects.create_user("jan", "jan@example.org", first_name="Jan")
    user.groups.add(Group.objects.get(name="Beheerder"))
    client.force_login(user)
    return client


def colleague(**fields) -> dict:
    role = Group.objects.get(name="Redacteur").pk
    return {"email": "Anna@Example.org", "first_name": "Anna", "role": role} | fields


def test_from_the_invitation_to_the_dashboard(boss, mailoutbox):
    form = boss.get("/cms/users/new/", follow=True)
    assert form.redirect_chain[-1][0] == INVITE
    assert "Iemand anders publiceert ze." in form.text
    assert "wachtwoord" not in re.findall(r'name="([^"]*)"', form.text)
    boss.post(INVITE, colleague())
    account = get_user_model().objects.get(username="anna@example.org")
    assert [group.name for group in account.groups.all()] == ["Redacteur"]
    assert not account.has_usable_password()
    [mail] = mailoutbox
    assert mail.to == ["anna@example.org"]
    assert "Jan nodigt je uit" in mail.body
    anna = Client()
    page = anna.get(LINK.search(mail.body)[1], follow=True)
    password = "drie gele fietsen"
    data = {"new_password1": password, "new_password2": password}
    anna.post(page.redirect_chain[-1][0], data)
    sign_in = {"username": "anna@example.org", "password": password}
    assert anna.post("/cms/login/", sign_in, follow=True).redirect_chain[-1][0] == "/cms/"


def test_the_list_of_accounts_says_who_has_which_role(boss):
    boss.post(INVITE, colleague())
    left = get_user_model().objects.create_superuser("piet", is_active=False)
    page = BeautifulSoup(boss.get("/cms/users/").text, "html.parser")
    rows = [[cell.get_text(" ", strip=True) for cell in row("td")] for row in page("tr")]
    said = {cells[2]: cells[3:5] for cells in rows if len(cells) > 5}
    assert said["anna@example.org"] == ["Redacteur", "ja"]
    assert said["jan"] == ["Beheerder", "ja"]
    assert said[left.username] == ["Alles", "nee"]


def test_an_invitation_that_got_lost_is_sent_again(boss, mailoutbox):
    boss.post(INVITE, colleague())
    account = get_user_model().objects.get(email="anna@example.org")
    again = f"{INVITE}{account.pk}/"
    assert again in boss.get("/cms/users/").text
    boss.get(again)
    assert len(mailoutbox) == 1
    boss.post(again)
    assert len(mailoutbox) == 2
    account.set_password("drie gele fietsen")
    account.save()
    assert again not in boss.get("/cms/users/").text
    boss.post(again)
    assert len(mailoutbox) == 2


@pytest.mark.parametrize("known", ["anna@example.org", "ANNA@example.org"])
def test_who_is_there_already_is_not_invited(boss, mailoutbox, known):
    get_user_model().objects.create_user("anna", known)
    answer = boss.post(INVITE, colleague())
    assert "Er is al een collega met dit adres." in answer.text
    assert mailoutbox == []


def test_two_invite_her_at_once(boss, mailoutbox, monkeypatch):
    """Both look before the other is done."""
    monkeypatch.setattr("cms.admin.people.forms._has_name", lambda name: False)
    get_user_model().objects.create_user("anna@example.org")
    assert "Er is al een collega met dit adres." in boss.post(INVITE, colleague()).text
    assert mailoutbox == []


def test_one_role_is_chosen(boss, mailoutbox):
    assert boss.post(INVITE, colleague(role="")).status_code == 200
    assert boss.post(INVITE, colleague(role="999")).status_code == 200
    assert mailoutbox == []


def test_an_editor_invites_nobody(boss, mailoutbox):
    editor = get_user_model().objects.create_user("els", "els@example.org")
    editor.groups.add(Group.objects.get(name="Eindredacteur"))
    boss.force_login(editor)
    boss.post(INVITE, colleague())
    assert not get_user_model().objects.filter(email="anna@example.org").exists()
    assert mailoutbox == []


def test_the_first_account_has_an_address(db, settings):
    call_command("create_editor", email="jan@example.org", no_input=True, stdout=StringIO())
    assert get_user_model().objects.get().email == "jan@example.org"
    with pytest.raises(CommandError):
        call_command("create_editor", "--email", "jan")


def test_the_first_account_of_a_machine_without_a_name(db, settings):
    settings.DEFAULT_FROM_EMAIL = "redactie@127.0.0.1"
    call_command("create_editor", no_input=True, stdout=StringIO())
    assert get_user_model().objects.get().email == "redactie@localhost"


def test_the_own_account_offers_time_zones_that_browsers_know(boss):
    zones = re.findall(r'<option value="([^"]+)"', boss.get("/cms/account/").text)
    assert "Europe/Amsterdam" in zones
    assert "localtime" not in zones
