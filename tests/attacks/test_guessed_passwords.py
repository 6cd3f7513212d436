"""Guessed passwords: a line in the log for each, a lockout after a few; editors still get in."""

import logging
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.contrib.auth.tokens import default_token_generator
from django.core.management import call_command
from django.db.models import F
from django.test import Client
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from wagtail.models import APIToken, Collection, CollectionViewRestriction, PageViewRestriction

from cms.admin.sign_in import attempt_limits
from cms.admin.sign_in.attempt_limits import LimitedAttempts
from cms.admin.sign_in.guesses import ACCOUNT, KNOWN, PAIR, PLACE, SHARED, TOKENS
from cms.admin.sign_in.models import Tries
from tests import builders

LOGIN = "/cms/login/"
RIGHT = "wachtwoord-van-anna"
PERSONAL = {
    "name_email-first_name": "Anna",
    "name_email-last_name": "A",
    "name_email-email": "anna@example.org",
    "locale-preferred_language": "nl",
    "locale-current_time_zone": "Europe/Amsterdam",
    "theme-theme": "system",
    "theme-contrast": "system",
    "theme-density": "default",
}


@pytest.fixture
def anna(home) -> User:
    return User.objects.create_superuser("anna", "anna@example.org", RIGHT)


def sign_in(client: Client, password: str = RIGHT, name: str = "anna", address: str = "10.0.0.1"):
    return client.post(LOGIN, {"username": name, "password": password}, REMOTE_ADDR=address)


def guess(times: int, **options) -> None:
    """Guess as a stranger, in a browser of its own each time."""
    for number in range(times):
        assert sign_in(Client(), f"geraden-{number}", **options).status_code in (200, 429)


def use_up(attempts: LimitedAttempts, but: int) -> None:
    """Take all tries of a limit but some, which takes a request less each."""
    for _ in range(attempts.limit.tries - but):
        assert attempts.take() == 0


def is_in(client: Client) -> bool:
    return client.get("/cms/").status_code == 200


def wait(minutes: int) -> None:
    Tries.objects.update(ends_at=F("ends_at") - timedelta(minutes=minutes))


def test_a_clock_that_was_a_day_ahead_keeps_nobody_out(anna):
    guess(PAIR.tries)
    assert sign_in(Client()).status_code == 429
    wait(-24 * 60)
    assert sign_in(Client()).status_code == 302


@pytest.mark.parametrize("minutes", [-1, -PAIR.minutes + 1])
def test_a_clock_that_is_a_little_ahead_ends_no_lockout(anna, minutes):
    guess(PAIR.tries)
    wait(minutes)
    assert sign_in(Client()).status_code == 429


@pytest.mark.parametrize("name", ["redactie", "re\ndactie INFO alles goed", "x" * 150])
def test_a_failed_login_is_one_line_in_the_log(name, home, client, caplog):
    with caplog.at_level(logging.WARNING):
        client.post(reverse("wagtailadmin_login"), {"username": name, "password": "geheim-1"})
    (line,) = [each for each in caplog.records if each.name == "cms.admin.sign_in"]
    text = line.getMessage()
    assert line.levelno == logging.WARNING
    assert "127.0.0.1" in text
    assert text.isprintable()  # nobody writes lines of their own
    assert name[:2] in text
    assert "geheim-1" not in text
    assert len(text) < 300


def test_after_some_guesses_even_the_right_password_has_to_wait(anna, client, caplog):
    guess(PAIR.tries)
    answer = sign_in(client)
    assert answer.status_code == 429
    assert 0 < int(answer.headers["Retry-After"]) <= PAIR.minutes * 60
    assert "over 15 minuten" in answer.text
    assert "Wachtwoord vergeten" in answer.text
    assert not is_in(client)
    assert "has to wait" in caplog.records[-1].getMessage()
    wait(PAIR.minutes)
    assert sign_in(client).status_code == 302
    assert is_in(client)


def test_one_guess_less_and_the_editor_comes_in_and_starts_afresh(anna, client):
    guess(PAIR.tries - 1)
    assert sign_in(client).status_code == 302
    guess(PAIR.tries - 1)
    assert sign_in(Client()).status_code == 302


def test_the_answer_does_not_tell_whether_there_is_such_an_account(anna):
    said = []
    for name in ("anna", "niemand"):
        guess(PAIR.tries, name=name)
        answer = sign_in(Client(), name=name)
        said.append((answer.status_code, answer.context["form"].non_field_errors()))
    assert said[0] == said[1]


@pytest.mark.parametrize("name", ["ANNA", " anna", "\uff41nna"])
def test_another_way_to_write_a_name_gives_no_more_guesses(anna, name):
    guess(PAIR.tries - 1)
    guess(1, name=name)
    assert sign_in(Client()).status_code == 429


def test_all_addresses_of_an_ipv6_network_are_one(anna):
    for number in range(PAIR.tries):
        guess(1, address=f"2001:db8:0:1::{number + 1:x}")
    assert sign_in(Client(), address="2001:db8:0:1:ffff::1").status_code == 429
    assert sign_in(Client(), address="2001:db8:0:2::1").status_code == 302


def change_password(client: Client, old: str):
    """Post the form of the account page, which has other parts too."""
    passwords = {
        "password-old_password": old,
        "password-new_password1": "heel-nieuw-wachtwoord",
        "password-new_password2": "heel-nieuw-wachtwoord",
    }
    client.post(reverse("wagtailadmin_account"), PERSONAL | passwords, REMOTE_ADDR="10.0.0.1")


def has_new_password(anna: User) -> bool:
    anna.refresh_from_db()
    return anna.check_password("heel-nieuw-wachtwoord")


def test_the_old_password_is_not_guessed_in_a_window_that_was_left_open(anna, client, caplog):
    client.force_login(anna)
    with caplog.at_level(logging.WARNING):
        for number in range(PAIR.tries):
            change_password(client, f"geraden-{number}")
    assert len([line for line in caplog.messages if "change of password failed" in line]) == 5
    change_password(client, RIGHT)
    assert not has_new_password(anna)
    wait(PAIR.minutes)
    change_password(client, RIGHT)
    assert has_new_password(anna)


def test_the_address_of_new_passwords_is_not_changed_in_a_window_that_was_left_open(anna, client):
    client.force_login(anna)
    form = PERSONAL | {"name_email-first_name": "An", "name_email-email": "dief@example.net"}
    assert client.post(reverse("wagtailadmin_account"), form).status_code == 302
    anna.refresh_from_db()
    assert (anna.first_name, anna.email) == ("An", "anna@example.org")


def test_an_administrator_changes_the_address_of_a_colleague(anna, client):
    bram = User.objects.create_user("bram", "bram@example.org")
    client.force_login(anna)
    form = {"username": "bram", "email": "b@example.org", "first_name": "B", "last_name": "B"}
    client.post(reverse("wagtailusers_users:edit", args=[bram.pk]), form | {"is_active": "on"})
    bram.refresh_from_db()
    assert bram.email == "b@example.org"


def test_typing_errors_before_the_right_old_password_cost_nothing(anna, client):
    client.force_login(anna)
    for number in range(PAIR.tries - 1):
        change_password(client, f"verkeerd-{number}")
    change_password(client, RIGHT)
    assert has_new_password(anna)


def test_a_stranger_elsewhere_does_not_keep_the_editor_out(anna, client):
    guess(PAIR.tries + 1, address="10.6.6.6")
    assert sign_in(client).status_code == 302


def test_one_address_that_tries_many_accounts_has_to_wait(anna):
    use_up(PLACE.of(place="10.0.0.1"), but=2)
    guess(1, name="naam1")
    assert sign_in(Client()).status_code == 302
    guess(1, name="naam2")
    assert sign_in(Client()).status_code == 429
    assert sign_in(Client(), address="10.0.0.2").status_code == 302


def test_a_guesser_gets_no_more_tries_by_signing_in_as_itself_in_between(anna):
    User.objects.create_superuser("eve", password="wachtwoord-van-eve")
    use_up(PLACE.of(place="10.0.0.1"), but=3)
    for number in range(3):
        sign_in(Client(), "wachtwoord-van-eve", name="eve")
        guess(1, name=f"naam{number}")
    assert sign_in(Client()).status_code == 429


def test_many_addresses_share_the_tries_of_an_account_but_a_known_browser_has_its_own(anna):
    at_home = Client()
    sign_in(at_home)
    at_home.post("/cms/logout/")
    use_up(ACCOUNT.of(account="anna"), but=2)
    guess(1, address="10.1.0.1")
    guess(1, address="10.1.0.2")
    assert sign_in(Client(), address="10.2.0.1").status_code == 429
    assert sign_in(at_home).status_code == 302


def test_a_known_browser_may_not_guess_for_ever_either(anna, client):
    sign_in(client)
    client.post("/cms/logout/")
    for number in range(KNOWN.tries):
        sign_in(client, f"geraden-{number}")
    assert sign_in(client).status_code == 429


@pytest.mark.parametrize("cookie", ["", "x", "é", "eyJhIjoxfQ:1:x", None])
def test_a_browser_does_not_make_itself_known(cookie, anna, client):
    """Not with something made up (None: with the cookie of another account)."""
    if cookie is None:
        User.objects.create_superuser("eve", password="wachtwoord-van-eve")
        sign_in(client, "wachtwoord-van-eve", name="eve")
        client.post("/cms/logout/")
    else:
        client.cookies["cms_known"] = cookie
    guess(PAIR.tries)
    assert sign_in(client).status_code == 429


def test_the_cookie_of_a_known_browser_stays_within_the_cms(anna, client):
    cookie = sign_in(client).cookies["cms_known"]
    assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == ("/cms/", True, "Strict")
    assert "anna" not in cookie.value


def test_a_link_from_a_mail_ends_the_lockout_and_makes_the_browser_known(anna, client):
    guess(PAIR.tries)
    assert sign_in(client).status_code == 429
    uid = urlsafe_base64_encode(force_bytes(anna.pk))
    token = default_token_generator.make_token(anna)
    form = client.get(f"/cms/password_reset/confirm/{uid}/{token}/", follow=True)
    new = {"new_password1": "een-nieuw-wachtwoord", "new_password2": "een-nieuw-wachtwoord"}
    assert client.post(form.redirect_chain[-1][0], new).status_code == 302
    guess(PAIR.tries)  # which goes on
    assert sign_in(client, "een-nieuw-wachtwoord").status_code == 302


def test_a_new_password_from_a_colleague_ends_the_lockout(anna, client):
    guess(PAIR.tries)
    anna.set_password("een-nieuw-wachtwoord")
    anna.save()
    assert sign_in(client, "een-nieuw-wachtwoord").status_code == 302


@pytest.mark.parametrize("arguments", [["anna"], ["--all"]])
def test_an_administrator_of_the_server_ends_the_lockout(anna, client, arguments):
    guess(PAIR.tries)
    call_command("let_in", *arguments)
    assert sign_in(client).status_code == 302


def test_behind_a_proxy_the_address_is_the_last_that_it_tells(anna, client, settings, caplog):
    settings.BEHIND_PROXY = True
    for number in range(PAIR.tries):
        made_up = f"10.9.9.{number}, 192.0.2.7"
        body = {"username": "anna", "password": "geraden"}
        Client().post(LOGIN, body, HTTP_X_FORWARDED_FOR=made_up, REMOTE_ADDR="127.0.0.1")
    assert "192.0.2.7" in caplog.records[-1].getMessage()
    right = {"username": "anna", "password": RIGHT}
    refused = client.post(LOGIN, right, HTTP_X_FORWARDED_FOR="192.0.2.7")
    assert refused.status_code == 429
    assert client.post(LOGIN, right, HTTP_X_FORWARDED_FOR="192.0.2.8").status_code == 302


@pytest.mark.parametrize("reported", ["192.0.2.7:{}", "[2001:db8::7]:{}", "[2001:db8::{}]"])
def test_behind_a_proxy_that_tells_ports_a_client_is_one(reported, anna, client, settings):
    settings.BEHIND_PROXY = True
    for number in range(PAIR.tries):
        body = {"username": "anna", "password": "geraden"}
        Client().post(LOGIN, body, HTTP_X_FORWARDED_FOR=reported.format(5000 + number))
    right = {"username": "anna", "password": RIGHT}
    refused = client.post(LOGIN, right, HTTP_X_FORWARDED_FOR=reported.format(6000))
    assert refused.status_code == 429


def test_without_a_proxy_the_header_means_nothing(anna, client):
    for number in range(PAIR.tries):
        body = {"username": "anna", "password": "geraden"}
        Client().post(LOGIN, body, HTTP_X_FORWARDED_FOR=f"10.9.9.{number}")
    body = {"username": "anna", "password": RIGHT}
    assert client.post(LOGIN, body, HTTP_X_FORWARDED_FOR="10.8.8.8").status_code == 429


def test_an_empty_form_is_no_guess(anna, client):
    for _ in range(PAIR.tries + 1):
        sign_in(client, "")
    assert sign_in(client).status_code == 302


def test_wagtails_other_form_to_sign_in_is_not_there(anna, client):
    answer = client.get("/_util/login/")
    assert (answer.status_code, answer.headers["Location"]) == (302, LOGIN)
    posted = client.post("/_util/login/", {"username": "anna", "password": RIGHT})
    assert posted.status_code == 405
    assert not is_in(client)


def test_what_counts_no_more_is_deleted(anna):
    guess(1)
    attempt_limits.remove_ended()
    assert Tries.objects.exists()
    wait(PAIR.minutes + 2)
    attempt_limits.remove_ended()
    assert not Tries.objects.exists()


def test_neither_names_nor_addresses_are_stored(anna):
    guess(1, name="geheim-in-het-verkeerde-veld")
    stored = str(list(Tries.objects.values()))
    assert "geheim" not in stored
    assert "10.0.0.1" not in stored


@pytest.fixture(params=["page", "documents"])
def shared_password(request, home) -> str:
    """The address to which the shared password of something private is posted."""
    if request.param == "page":
        page = builders.info("Besloten")
        restriction = PageViewRestriction.objects.create(
            page=page, restriction_type="password", password="sesam"
        )
        return f"/_util/authenticate_with_password/{restriction.pk}/{page.pk}/"
    collection = Collection.get_first_root_node().add_child(name="Besloten")
    restriction = CollectionViewRestriction.objects.create(
        collection=collection, restriction_type="password", password="sesam"
    )
    return f"/documents/authenticate_with_password/{restriction.pk}/"


def test_guesses_of_a_shared_password_have_a_limit(shared_password, client):
    form = {"password": "sesam", "return_url": "/"}
    for _ in range(SHARED.tries + 1):
        assert client.post(shared_password, form).status_code == 302  # who knows it may go on
    for _ in range(SHARED.tries):
        assert Client().post(shared_password, form | {"password": "x"}).status_code == 200
    refused = Client().post(shared_password, form)
    assert refused.status_code == 429
    assert "over 15 minuten" in refused.text
    assert client.get(shared_password).status_code == 200
    elsewhere = Client().post(shared_password, form, REMOTE_ADDR="10.0.0.2")
    assert elsewhere.status_code == 302


def test_guesses_of_tokens_have_a_limit(anna, client):
    token = APIToken.create_token(user=anna, name="test")[1]
    with_token = {"HTTP_AUTHORIZATION": f"Bearer {token}"}
    use_up(TOKENS.of(place="127.0.0.1"), but=2)
    for number in range(2):
        assert client.get("/api/v3/pages/", **with_token).status_code == 200
        client.get("/api/v3/pages/", HTTP_AUTHORIZATION=f"Bearer wagtail_{number}")
    refused = client.get("/api/v3/pages/", **with_token)
    assert (refused.status_code, refused.json()["title"]) == (429, "Too Many Requests")
    assert client.get("/api/v3/pages/").status_code == 200  # visitors need none
    elsewhere = client.get("/api/v3/pages/", **with_token, REMOTE_ADDR="10.0.0.2")
    assert elsewhere.status_code == 200
