"""New passwords by mail: nobody learns who has an account, and nobody is flooded."""

import re

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from cms.admin.sign_in.guesses import RESETS, RESETS_FROM
from cms.compat import tasks
from cms.mail.models import OutgoingMail

RESET = "/cms/password_reset/"


@pytest.fixture
def anna(home) -> User:
    return User.objects.create_superuser("anna", "anna@example.org", "wachtwoord-van-anna")


def without_values(sql: str) -> str:
    return re.sub(r"'[^']*'|\d+", "?", sql)


def ask(email: str, address: str = "10.0.0.1", **options):
    return Client().post(RESET, {"email": email}, REMOTE_ADDR=address, **options)


def test_the_answer_takes_the_same_work_for_everybody(anna, settings):
    settings.TASKS = {"default": {"BACKEND": "cms.background.queue.TaskQueue"}}
    settings.EMAIL_BACKEND = "cms.mail.backend.StoresMail"
    ask("eerste@example.org")  # after which content types and the like are known
    work, answers = [], []
    for number, email in enumerate(("anna@example.org", "niemand@example.org")):
        with CaptureQueriesContext(connection) as queries:
            answer = ask(email, address=f"10.0.1.{number}")
        work.append([without_values(query["sql"]) for query in queries])
        answers.append((answer.status_code, answer.headers["Location"]))
    assert work[0] == work[1]
    assert answers[0] == answers[1]
    assert not OutgoingMail.objects.exists()
    while tasks.is_any_waiting():
        tasks.worker().run()
    assert [each.message["to"] for each in OutgoingMail.objects.all()] == [["anna@example.org"]]


def test_the_link_in_the_mail_is_in_dutch_and_works_whatever_host_was_asked(anna, settings):
    with translation.override("nl"):
        ask("ANNA@example.org")
    (sent,) = mail.outbox
    assert "anna" in sent.body
    assert f"{settings.WAGTAILADMIN_BASE_URL}/cms/password_reset/confirm/" in sent.body
    link = next(word for word in sent.body.split() if "/confirm/" in word)
    path = link.removeprefix(settings.WAGTAILADMIN_BASE_URL)
    form = Client().get(path, follow=True)
    assert "new_password1" in form.context["form"].fields


@pytest.mark.parametrize("email", ["anna@example.org", "niemand@example.org"])
def test_nobody_is_flooded_with_mail(anna, email):
    for number in range(RESETS.tries):
        assert ask(email, address=f"10.0.0.{number}").status_code == 302
    sent = len(mail.outbox)
    refused = ask(email.upper(), address="10.0.0.99")
    assert refused.status_code == 429
    assert "over 60 minuten" in refused.text
    assert len(mail.outbox) == sent


def test_one_address_does_not_go_through_all_mail_addresses(anna):
    for number in range(RESETS_FROM.tries):
        ask(f"naam{number}@example.org")
    assert ask("anna@example.org").status_code == 429
    assert not mail.outbox
    assert ask("anna@example.org", address="10.0.0.2").status_code == 302


def test_what_is_no_mail_address_counts_for_nothing(anna):
    for _ in range(RESETS_FROM.tries + 1):
        assert ask("anna").status_code == 200
    assert ask("anna@example.org").status_code == 302
