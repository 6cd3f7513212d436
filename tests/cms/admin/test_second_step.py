"""The second step: setting it up, signing in with it, and the ways out for who lost it."""

import re
from importlib import import_module

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission, User
from django.core import mail
from django.core.management import call_command
from django.test import Client
from wagtail.models import ModelLogEntry

from cms.admin.second_step import codes
from cms.admin.second_step.models import CodeApp, Passkey, RecoveryCode, SignInRules
from tests.second_step import (
    ACCOUNT,
    PASSWORD,
    STEP,
    Key,
    app_of,
    code,
    give_code,
    give_password,
    is_in,
    sign_in,
)


@pytest.fixture
def anna(home) -> User:
    return User.objects.create_superuser("anna", "anna@example.org", PASSWORD)


@pytest.fixture
def role(home) -> Group:
    """A role of which somebody called Bram is, who may do no more than sign in."""
    role = Group.objects.create(name="Rol")
    role.permissions.add(Permission.objects.get(codename="access_admin"))
    User.objects.create_user("bram", "bram@example.org", PASSWORD).groups.add(role)
    return role


def demand(role: Group) -> None:
    SignInRules.load().groups.add(role)


def secret_on(page) -> str:
    return re.search(r'second-step-key">([A-Z2-7 ]+)<', page.text)[1].replace(" ", "")


def set_up_app(client: Client):
    secret = secret_on(client.get(f"{ACCOUNT}app/"))
    return secret, client.post(f"{ACCOUNT}app/", {"code": code(secret)}, follow=True)


def set_up_passkey(client: Client, name: str = "Laptop") -> Key:
    key = Key()
    answer = key.make(client.post(f"{ACCOUNT}passkey/nieuw/").json())
    added = client.post(f"{ACCOUNT}passkey/", {"name": name, "passkey": answer})
    assert added.status_code == 302, added.text
    return key


@pytest.mark.parametrize(
    ("at", "shown"),
    [(59, "94287082"), (1111111109, "07081804"), (2000000000, "69279037")],
)
def test_codes_are_those_of_the_standard(at, shown):
    """The examples of RFC 6238, appendix B, of which apps show the last six digits."""
    secret = codes.base64.b32encode(b"12345678901234567890").decode()
    assert codes.code_at(secret, at // codes.PERIOD) == shown[-codes.DIGITS :]


def test_who_has_none_signs_in_as_before(anna, client):
    assert give_password(client).headers["Location"] == "/cms/"
    assert is_in(client)


def test_an_app_is_set_up_with_its_first_code_and_asked_for_from_then_on(anna, client):
    give_password(client)
    secret, page = set_up_app(client)
    shown = re.findall(r"<code>([A-Z2-7-]{19})</code>", page.text)
    assert len(shown) == len(set(shown)) == codes.NUMBER_OF_RECOVERY_CODES
    assert is_in(client)
    assert mail.outbox[-1].to == ["anna@example.org"]
    again = Client()
    assert give_password(again).headers["Location"] == STEP
    assert not is_in(again)
    assert give_code(again, code(secret, later=1)).headers["Location"] == "/cms/"
    assert is_in(again)


def test_the_picture_is_made_here_and_means_what_the_text_says(anna, client):
    give_password(client)
    page = client.get(f"{ACCOUNT}app/")
    assert "<svg" in page.text
    assert "otpauth" not in page.text
    address = codes.app_address("ABC", "anna & co", "Samen: werk")
    assert address.startswith("otpauth://totp/Samen%3A%20werk%3Aanna%20%26%20co?secret=ABC&issuer=")


def test_an_app_is_not_added_without_a_code_of_it(anna, client):
    give_password(client)
    secret = secret_on(client.get(f"{ACCOUNT}app/"))
    page = client.post(f"{ACCOUNT}app/", {"code": "000000"})
    assert "klopt niet" in page.text
    assert secret_on(page) == secret  # the one that the app has by now
    assert not CodeApp.objects.exists()


def test_another_telephone_replaces_the_first(anna, client):
    old = app_of(anna)
    sign_in(client, old)
    new, page = set_up_app(client)
    assert CodeApp.objects.get().secret == new
    assert "Andere telefoon" in page.text or "herstelcodes" in page.text


def test_a_passkey_is_set_up_and_used(anna, client):
    give_password(client)
    key = set_up_passkey(client)
    again = Client()
    give_password(again)
    assert "Passkey gebruiken" in again.get(STEP).text
    answer = key.use(again.post("/cms/login/passkey/").json())
    assert again.post(STEP, {"passkey": answer}).headers["Location"] == "/cms/"
    assert is_in(again)
    assert Passkey.objects.get().used_at


def test_a_recovery_code_works_once_however_it_is_written(anna, client):
    app_of(anna)
    first, second = codes.new_recovery_codes(anna)[:2]
    give_password(client)
    assert give_code(client, first.lower().replace("-", " ")).status_code == 302
    assert is_in(client)
    again = Client()
    give_password(again)
    assert "klopt niet" in give_code(again, first).text
    assert give_code(again, second).status_code == 302
    assert not RecoveryCode.objects.filter(hash__contains=first).exists()


def test_it_leads_to_where_somebody_wanted_to_go_and_remembers_as_asked(anna, client):
    secret = app_of(anna)
    give_password(client, next="/cms/images/", remember="on")
    answer = give_code(client, code(secret))
    assert answer.headers["Location"] == "/cms/images/"
    assert answer.cookies["sessionid"]["max-age"]
    short = Client()
    give_password(short)
    assert not give_code(short, code(secret, later=1)).cookies["sessionid"]["max-age"]


def test_who_must_have_one_sets_it_up_first_and_can_do_nothing_else(role, client):
    demand(role)
    assert give_password(client, "bram").status_code == 302
    for path in ("/cms/", "/cms/account/", "/cms/images/", "/cms/pages/", "/cms/api/main/pages/"):
        assert client.get(path).headers["Location"] == ACCOUNT
    assert "Stel een tweede stap in" in client.get(ACCOUNT).text
    _, page = set_up_app(client)
    assert "herstelcodes" in page.text
    assert is_in(client)


def test_a_demand_applies_at_once_to_who_is_signed_in(role, client):
    give_password(client, "bram")
    assert is_in(client)
    demand(role)
    assert client.get("/cms/").headers["Location"] == ACCOUNT
    assert client.post("/cms/logout/").status_code == 302
    assert client.get("/cms/").headers["Location"].startswith("/cms/login/")


@pytest.mark.parametrize("is_demanded", [True, False])
def test_superusers_are_asked_if_the_rules_say_so(anna, client, is_demanded):
    SignInRules.objects.create(superusers=is_demanded)
    give_password(client)
    assert is_in(client) is not is_demanded


def test_other_roles_are_not_asked(role, anna, client):
    demand(role)
    give_password(client)
    assert is_in(client)


def test_the_last_one_is_not_removed_by_who_must_have_one(role, client):
    demand(role)
    give_password(client, "bram")
    set_up_app(client)
    page = client.post(f"{ACCOUNT}app/verwijderen/", follow=True)
    assert "Voeg eerst een andere toe" in page.text
    set_up_passkey(client)
    client.post(f"{ACCOUNT}app/verwijderen/")
    assert not CodeApp.objects.exists()
    assert is_in(client)


def test_who_may_do_without_removes_it_and_the_recovery_codes_go_too(anna, client):
    give_password(client)
    set_up_app(client)
    client.post(f"{ACCOUNT}app/verwijderen/")
    assert not RecoveryCode.objects.exists()
    assert is_in(client)
    assert give_password(Client()).headers["Location"] == "/cms/"
    SignInRules.objects.create(superusers=True)
    assert client.get("/cms/").headers["Location"] == ACCOUNT


def test_new_recovery_codes_replace_the_old_and_are_shown_once(anna, client):
    secret = app_of(anna)
    old = codes.new_recovery_codes(anna)[0]
    sign_in(client, secret)
    shown = client.post(f"{ACCOUNT}herstelcodes/", follow=True)
    assert len(re.findall(r"<code>", shown.text)) == codes.NUMBER_OF_RECOVERY_CODES
    assert client.get(f"{ACCOUNT}herstelcodes/").headers["Location"] == ACCOUNT
    assert not codes.use_recovery_code(anna, old)


def test_an_administrator_takes_it_away_from_who_lost_it_which_is_noted(anna, role, client):
    bram = User.objects.get(username="bram")
    secret = app_of(bram)
    at_work = Client()
    give_password(at_work, "bram")
    give_code(at_work, code(secret))
    give_password(client)
    assert "Tweede stap weghalen" in client.get("/cms/users/").text
    page = client.get(f"{ACCOUNT}collega/{bram.pk}/")
    assert "bel terug" in page.text
    client.post(f"{ACCOUNT}collega/{bram.pk}/")
    assert not is_in(at_work)
    assert give_password(at_work, "bram").headers["Location"] == "/cms/"
    noted = ModelLogEntry.objects.get(action="second_step.reset")
    assert (noted.user, noted.object_id) == (anna, str(bram.pk))
    assert mail.outbox[-1].to == ["bram@example.org"]


def test_only_who_may_change_accounts_takes_it_away_and_no_superusers(anna, role, client):
    app_of(anna)
    bram = User.objects.get(username="bram")
    give_password(client, "bram")
    for change_user in (False, True):
        if change_user:
            role.permissions.add(Permission.objects.get(codename="change_user"))
        client.post(f"{ACCOUNT}collega/{anna.pk}/")
        client.post(f"{ACCOUNT}collega/{bram.pk}/")
    assert CodeApp.objects.exists()
    assert not ModelLogEntry.objects.filter(action="second_step.reset").exists()


def test_a_command_lets_in_who_lost_it(anna, client):
    app_of(anna)
    call_command("let_in", "anna", "--without-second-step")
    give_password(client)
    assert is_in(client)


def test_the_rules_are_set_by_who_manages_roles(anna, role, client):
    give_password(client)
    page = "/cms/settings/second_step/signinrules/"
    assert client.get(page, follow=True).status_code == 200
    other = Client()
    give_password(other, "bram")
    assert other.get(page, follow=True).redirect_chain[-1][0] == "/cms/"


def test_on_an_existing_site_who_manages_roles_may_set_the_rules_from_the_upgrade_on(role):
    managers = Group.objects.create(name="Beheer van vroeger")
    managers.permissions.add(Permission.objects.get(codename="change_group"))
    upgrade = import_module("cms.admin.second_step.migrations.0002_administrators_may_demand_it")
    Permission.objects.filter(codename="change_signinrules").delete()  # as before the upgrade
    upgrade.allow(apps, None)
    may = Group.objects.filter(permissions__codename="change_signinrules")
    assert managers in may
    assert role not in may
    call_command("migrate", verbosity=0)
    assert Permission.objects.filter(codename="change_signinrules").count() == 1


def test_the_account_page_leads_to_it(anna, client):
    give_password(client)
    assert ACCOUNT in client.get("/cms/account/").text
    overview = client.get(ACCOUNT).text
    assert "App instellen" in overview
    assert "Passkey toevoegen" in overview


def test_at_an_address_of_numbers_no_passkey_is_offered(anna, client):
    give_password(client)
    page = client.get(ACCOUNT, headers={"host": "127.0.0.1:8000"})
    assert "Passkey toevoegen" not in page.text
