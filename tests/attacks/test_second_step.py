"""Around the second step: between the steps, in the wrong order, twice, by guessing, by others."""

import json
import time

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.contrib.auth.tokens import default_token_generator
from django.core.files.base import ContentFile
from django.test import Client
from django.utils.http import urlsafe_base64_encode
from wagtail.documents import get_document_model
from wagtail.models import Collection, CollectionViewRestriction

from cms.admin.second_step import codes, sessions
from cms.admin.second_step.guesses import CODES, CODES_KNOWN
from cms.admin.second_step.models import CodeApp, Passkey, SignInRules
from cms.admin.sign_in.client import COOKIE
from tests import builders
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
def secret(anna) -> str:
    return app_of(anna)


@pytest.fixture
def between(secret, client) -> Client:
    """A browser in which only the password was given."""
    assert give_password(client).headers["Location"] == STEP
    return client


def later(client: Client, seconds: float, key: str | None = None) -> None:
    """Let time pass for a session, since the password or since a proof."""
    session = client.session
    if key:
        session[key] -= seconds
    else:
        session[sessions.WAITING] = session[sessions.WAITING] | {"at": time.time() - seconds}
    session.save()


ADMIN = [
    *("/cms/", "/cms/account/", ACCOUNT, f"{ACCOUNT}app/", f"{ACCOUNT}herstelcodes/"),
    *(f"{ACCOUNT}bevestigen/", "/cms/pages/", "/cms/users/", "/cms/api/main/pages/"),
    *("/cms/images/add/", "/cms/prullenbak/", "/cms/agenda/", "/cms/settings/cms/sitedetails/"),
]


@pytest.mark.parametrize("path", ADMIN)
def test_nothing_of_the_admin_is_reachable_between_the_steps(between, path):
    answer = between.get(path)
    assert answer.status_code in (302, 404)
    if answer.status_code == 302:
        assert answer.headers["Location"].startswith("/cms/login/?next=")
    assert between.post(path).status_code in (302, 404)


def test_nor_what_is_for_staff_elsewhere(between):
    collection = Collection.get_first_root_node().add_child(name="Besloten")
    CollectionViewRestriction.objects.create(collection=collection, restriction_type="login")
    document = get_document_model()(title="x", collection=collection)
    document.file.save("x.txt", ContentFile(b"geheim"))
    picture = builders.picture()
    assert between.get(document.url).status_code == 302
    assert between.get(f"/media/{picture.file.name}").status_code == 404
    assert between.get("/api/v3/users/").status_code in (401, 404)
    sign_in(between, CodeApp.objects.get().secret)
    assert between.get(document.url).status_code == 200
    assert between.get(f"/media/{picture.file.name}").status_code == 200


def test_a_session_from_before_is_that_of_nobody_once_there_is_a_second_step(anna, client):
    give_password(client)
    assert is_in(client)
    secret = app_of(anna)  # set up in another browser
    assert not is_in(client)
    assert client.post(f"{ACCOUNT}app/verwijderen/").status_code == 302
    assert CodeApp.objects.exists()
    sign_in(client, secret)
    assert is_in(client)


def test_the_session_has_another_key_after_each_step(secret, client):
    client.get("/cms/login/")
    give_password(client)
    before = client.session.session_key
    thief = Client()
    thief.cookies["sessionid"] = before
    assert give_code(client, code(secret)).status_code == 302
    assert client.session.session_key != before
    assert not is_in(thief)
    assert thief.get(STEP).headers["Location"] == "/cms/login/"


def test_the_password_of_one_and_the_code_of_another_do_not_fit(secret, between):
    eve = User.objects.create_superuser("eve", password=PASSWORD)
    theirs = app_of(eve)
    assert give_code(between, code(theirs)).status_code == 200
    assert give_code(between, codes.new_recovery_codes(eve)[0]).status_code == 200
    assert not is_in(between)


def test_who_is_signed_in_does_not_become_another_by_the_password_alone(secret, client):
    User.objects.create_superuser("eve", password=PASSWORD)
    give_password(client, "eve")
    assert is_in(client)
    give_password(client)
    assert not is_in(client)
    assert sessions.PASSED not in client.session


def test_having_passed_once_does_not_count_for_the_next_account(secret, client):
    sign_in(client, secret)
    eve = User.objects.create_superuser("eve", password=PASSWORD)
    SignInRules.objects.create(superusers=True)
    give_password(client, "eve")
    assert client.get("/cms/").headers["Location"] == ACCOUNT
    assert not CodeApp.objects.filter(user=eve).exists()


def test_having_passed_does_not_count_once_the_second_step_is_gone(anna, secret, client):
    sign_in(client, secret)
    CodeApp.objects.all().delete()
    assert is_in(client)
    SignInRules.objects.create(superusers=True)
    assert client.get("/cms/").headers["Location"] == ACCOUNT
    give_password(client)
    assert app_of(anna)
    assert not is_in(client)  # nor for another one


def test_a_code_works_once_and_no_older_one_after_it(secret, between):
    now = code(secret)
    give_code(between, now)
    for replayed in (now, code(secret, later=-1)):
        again = Client()
        give_password(again)
        assert "klopt niet" in give_code(again, replayed).text
        assert not is_in(again)


@pytest.mark.parametrize("later_by", [-3, 3])
def test_a_code_of_another_time_does_not_work(secret, between, later_by):
    assert give_code(between, code(secret, later=later_by)).status_code == 200


def test_codes_cannot_be_guessed_from_many_places(secret, between):
    for number in range(CODES.tries):
        guesser = Client(REMOTE_ADDR=f"10.0.0.{number}")
        give_password(guesser)
        assert give_code(guesser, "000000").status_code == 200
    refused = give_code(between, code(secret))
    assert refused.status_code == 429
    assert "over 60 minuten" in refused.text
    assert not is_in(between)


def test_nor_by_giving_the_password_again_and_again(secret):
    for _ in range(CODES.tries):
        guesser = Client()
        give_password(guesser)
        give_code(guesser, "000000")
        give_password(guesser)
    assert give_code(guesser, code(secret)).status_code == 429


def test_who_guesses_keeps_the_editor_out_of_no_browser_that_is_known(anna, secret, client):
    sign_in(client, secret)
    client.post("/cms/logout/")
    bounded = CODES.of(account="anna")
    for _ in range(CODES.tries):
        bounded.take()
    give_password(client)
    assert give_code(client, code(secret, later=1)).status_code == 302


def test_a_known_browser_has_a_bound_too(secret, client):
    sign_in(client, secret)
    client.post("/cms/logout/")
    for _ in range(CODES_KNOWN.tries):
        give_password(client)
        give_code(client, "000000")
    assert give_code(client, code(secret, later=1)).status_code == 429


def test_the_editor_who_signs_in_gives_a_guesser_no_new_tries(secret, client):
    for _ in range(CODES.tries - 1):
        CODES.of(account="anna").take()
    sign_in(client, secret)
    guesser = Client()
    give_password(guesser)
    assert give_code(guesser, "000000").status_code == 200
    assert give_code(guesser, code(secret, later=1)).status_code == 429


def test_a_new_password_gives_no_new_guesses_of_codes(anna, secret):
    """Otherwise whoever reads somebody's mail guesses codes for ever."""
    bounded = CODES.of(account="anna")
    for _ in range(CODES.tries):
        bounded.take()
    anna.set_password("een-nieuw-wachtwoord")
    anna.save()
    guesser = Client()
    give_password(guesser, password="een-nieuw-wachtwoord")
    assert give_code(guesser, code(secret)).status_code == 429


def test_nor_does_the_link_to_it_in_a_mail(anna, secret):
    """Each makes a browser known, in which the password may be typed, and no more codes."""
    for number in range(CODES.tries):
        guesser = new_password_by_mail(anna, f"een-nieuw-wachtwoord-{number}")
        assert give_code(guesser, "000000").status_code == 200
    guesser = new_password_by_mail(anna, "een-laatste-wachtwoord")
    assert give_code(guesser, code(secret)).status_code == 429


def new_password_by_mail(user: User, password: str) -> Client:
    """Set a password by the link from a mail, give it, and return the browser."""
    user.refresh_from_db()
    number = urlsafe_base64_encode(str(user.pk).encode())
    link = f"/cms/password_reset/confirm/{number}/{default_token_generator.make_token(user)}/"
    browser = Client()
    form = browser.get(link).headers["Location"]
    browser.post(form, {"new_password1": password, "new_password2": password})
    assert browser.cookies[COOKIE]
    assert give_password(browser, user.username, password).headers["Location"] == STEP
    return browser


def test_a_passkey_works_while_codes_have_to_wait(anna, between):
    key = passkey_of(anna)
    for _ in range(CODES.tries):
        CODES.of(account="anna").take()
    answer = key.use(between.post("/cms/login/passkey/").json())
    assert between.post(STEP, {"passkey": answer}).status_code == 302
    assert is_in(between)


def passkey_of(user: User, **options) -> Key:
    """Give somebody a passkey, in a browser of that person."""
    browser = Client()
    browser.force_login(user)
    session = browser.session
    session[sessions.PASSED] = True
    session.save()
    key = Key(**options)
    answer = key.make(browser.post(f"{ACCOUNT}passkey/nieuw/").json())
    browser.post(f"{ACCOUNT}passkey/", {"name": "Sleutel", "passkey": answer})
    assert Passkey.objects.filter(user=user).exists()
    return key


def test_the_answer_of_a_passkey_works_once(anna, client):
    key = passkey_of(anna)
    give_password(client)
    answer = key.use(client.post("/cms/login/passkey/").json())
    assert client.post(STEP, {"passkey": answer}).status_code == 302
    again = Client()
    give_password(again)
    assert again.post(STEP, {"passkey": answer}).status_code == 200
    again.post("/cms/login/passkey/")
    assert again.post(STEP, {"passkey": answer}).status_code == 200
    assert not is_in(again)


def test_nor_does_it_work_twice_in_one_session(anna, client):
    """Of a passkey that does not count."""
    key = passkey_of(anna, counts=False)
    give_password(client)
    answer = key.use(client.post("/cms/login/passkey/").json())
    assert client.post(STEP, {"passkey": answer}).status_code == 302
    confirm = f"{ACCOUNT}bevestigen/"
    assert client.post(confirm, {"passkey": answer}).status_code == 200
    answer = key.use(client.post("/cms/login/passkey/").json())
    assert client.post(confirm, {"passkey": answer}).status_code == 302


def test_a_copy_of_a_passkey_is_noticed(anna, client):
    key = passkey_of(anna)
    key.counter = 5
    give_password(client)
    client.post(STEP, {"passkey": key.use(client.post("/cms/login/passkey/").json())})
    assert is_in(client)
    again = Client()
    give_password(again)
    key.counter = 3
    again.post(STEP, {"passkey": key.use(again.post("/cms/login/passkey/").json())})
    assert not is_in(again)


@pytest.mark.parametrize("change", ["origin", "host", "key", "number", "kind"])
def test_an_answer_from_elsewhere_is_refused(anna, client, change):
    """From a page that looks like this one, with another key, or of another kind."""
    key = passkey_of(anna)
    give_password(client)
    asked = client.post("/cms/login/passkey/").json()
    other = Key()
    match change:
        case "origin":
            key.origin = "https://testserver"
        case "host":
            key.host = "example.org"
        case "key":
            key.private = other.private
        case "number":
            key.id = b"o" * 16
    answer = key.make(asked) if change == "kind" else key.use(asked)
    assert client.post(STEP, {"passkey": answer}).status_code == 200
    assert not is_in(client)


NO_ANSWERS = [
    *("x", "{}", "[]", "null", "1", '{"id": 1}', '{"rawId": "é", "response": {}}', "[" * 5000),
    json.dumps({"rawId": "AA", "response": {"clientDataJSON": "AA", "authenticatorData": "AA"}}),
    json.dumps(
        {
            "rawId": "a2tra2tra2tra2tra2traw",
            "response": {
                "clientDataJSON": "e30",
                "authenticatorData": "A" * 60,
                "signature": "AA",
                "attestationObject": "o2NmbXRkbm9uZQ",
            },
        }
    ),
]


@pytest.mark.parametrize("answer", NO_ANSWERS)
def test_what_no_browser_sends_is_refused(anna, client, answer):
    passkey_of(anna)
    give_password(client)
    client.post("/cms/login/passkey/")
    assert client.post(STEP, {"passkey": answer}).status_code == 200
    assert client.post(STEP, {"passkey": answer}).status_code == 200  # unasked, too
    assert not is_in(client)


@pytest.mark.parametrize("answer", NO_ANSWERS)
def test_nor_does_it_become_a_passkey(anna, client, answer):
    give_password(client)
    client.post(f"{ACCOUNT}passkey/nieuw/")
    added = client.post(f"{ACCOUNT}passkey/", {"name": "x", "passkey": answer})
    assert added.status_code == 200
    assert not Passkey.objects.exists()


def test_nobody_adds_the_passkey_of_another(anna, client):
    key = passkey_of(anna)
    User.objects.create_superuser("eve", password=PASSWORD)
    give_password(client, "eve")
    answer = key.make(client.post(f"{ACCOUNT}passkey/nieuw/").json())
    assert client.post(f"{ACCOUNT}passkey/", {"name": "x", "passkey": answer}).status_code == 200
    assert Passkey.objects.get().user == anna


def test_nobody_removes_the_passkey_of_another(anna, client):
    passkey_of(anna)
    User.objects.create_superuser("eve", password=PASSWORD)
    give_password(client, "eve")
    client.post(f"{ACCOUNT}passkey/{Passkey.objects.get().pk}/verwijderen/")
    assert Passkey.objects.exists()


def test_an_answer_for_signing_in_adds_no_passkey(anna, client):
    give_password(client)
    key = Key()
    answer = key.make(client.post("/cms/login/passkey/").json())
    added = client.post(f"{ACCOUNT}passkey/", {"name": "x", "passkey": answer})
    assert added.status_code == 200
    assert not Passkey.objects.exists()


def test_it_takes_no_longer_than_ten_minutes(secret, between):
    later(between, sessions.PATIENCE + 1)
    answer = give_code(between, code(secret))
    assert answer.headers["Location"] == "/cms/login/"
    assert not is_in(between)


@pytest.mark.parametrize("change", ["password", "inactive", "deleted"])
def test_an_account_that_changed_meanwhile_does_not_come_in(anna, secret, between, change):
    if change == "password":
        anna.set_password("een-nieuw-wachtwoord")
        anna.save()
    elif change == "inactive":
        User.objects.filter(pk=anna.pk).update(is_active=False)
    else:
        anna.delete()
    assert give_code(between, code(secret)).headers["Location"] == "/cms/login/"
    assert not is_in(between)


def test_the_second_step_without_the_first_leads_back(home, client):
    for path in (STEP, "/cms/login/passkey/"):
        assert client.post(path, {"code": "000000"}).headers["Location"] == "/cms/login/"
    assert client.get(STEP).headers["Location"] == "/cms/login/"


def test_the_form_of_a_second_window_leads_on_when_the_first_is_done(secret, between):
    assert give_code(between, code(secret)).status_code == 302
    assert give_code(between, code(secret)).headers["Location"] == "/cms/"


@pytest.mark.parametrize(
    "address", ["https://example.org/", "//example.org/", "/\\example.org", "javascript:alert(1)"]
)
def test_neither_step_leads_to_another_site(secret, client, address):
    give_password(client, next=address)
    assert give_code(client, code(secret)).headers["Location"] == "/cms/"
    confirm = f"{ACCOUNT}bevestigen/?next={address}"
    assert client.post(confirm, {"code": code(secret, later=1)}).headers["Location"] == ACCOUNT


CHANGES = ["app/verwijderen/", "herstelcodes/", "passkey/nieuw/", "passkey/", "app/"]


@pytest.mark.parametrize("change", CHANGES)
def test_an_open_window_is_not_enough_to_change_it(anna, secret, client, change):
    sign_in(client, secret)
    later(client, sessions.RECENT + 1, sessions.PROVED)
    answer = client.post(f"{ACCOUNT}{change}")
    assert answer.headers["Location"].startswith(f"{ACCOUNT}bevestigen/")
    assert CodeApp.objects.exists()
    client.post(answer.headers["Location"], {"password": PASSWORD})  # the code is asked for
    assert client.post(f"{ACCOUNT}app/verwijderen/").headers["Location"] != ACCOUNT
    client.post(answer.headers["Location"], {"code": code(secret, later=1)})
    client.post(f"{ACCOUNT}app/verwijderen/")
    assert not CodeApp.objects.exists()


def test_who_has_none_gives_the_password_again_which_cannot_be_guessed(anna, client):
    give_password(client)
    later(client, sessions.RECENT + 1, sessions.PROVED)
    confirm = client.get(f"{ACCOUNT}app/").headers["Location"]
    assert "nog een keer je wachtwoord" in client.get(confirm).text
    for _ in range(20):
        answer = client.post(confirm, {"password": "geraden"})
    assert answer.status_code == 429
    assert client.post(confirm, {"password": PASSWORD}).status_code == 429
    assert client.get(f"{ACCOUNT}app/").status_code == 302


def test_who_must_set_one_up_gets_no_further_by_other_ways(home, client):
    role = Group.objects.create(name="Rol")
    role.permissions.add(Permission.objects.get(codename="access_admin"))
    User.objects.create_user("bram", password=PASSWORD).groups.add(role)
    SignInRules.load().groups.add(role)
    give_password(client, "bram")
    picture = builders.picture()
    assert client.get(f"/media/{picture.file.name}").status_code == 404
    assert client.get("/cms/nergens/").headers["Location"] == ACCOUNT
    assert client.post("/cms/account/", {}).headers["Location"] == ACCOUNT
    assert client.get(f"{ACCOUNT}collega/1/").headers["Location"] == ACCOUNT
    assert client.post(f"{ACCOUNT}herstelcodes/", follow=True).status_code == 200
    assert client.get("/cms/").headers["Location"] == ACCOUNT


def test_visitors_get_no_cookie_and_no_new_address(secret, client):
    sign_in(client, secret)
    sent = Client().get("/")
    assert not sent.cookies
    assert "Cookie" not in sent.headers.get("Vary", "")
    for path in ("/accounts/", "/accounts/login/", "/accounts/2fa/", "/tweede-stap/"):
        assert client.get(path).status_code == 404


def test_neither_secrets_nor_codes_are_in_the_log(anna, secret, between, caplog):
    give_code(between, "geheim-123456")
    give_code(between, code(secret))
    text = caplog.text
    assert "A second step failed: 'anna', from '127.0.0.1'" in text
    assert "123456" not in text
    assert secret not in text
