"""A mail server that takes connections and never says a word holds up nobody."""

import socket
import time

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse

from cms.mail import sending
from cms.mail.models import OutgoingMail


@pytest.fixture
def silent_server(settings):
    """A mail server that accepts each connection, and that is all."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        settings.EMAIL_BACKEND = "cms.mail.backend.StoresMail"
        settings.MAIL_TRANSPORT = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = listening.getsockname()
        settings.EMAIL_TIMEOUT = 1
        yield


def make_people() -> list[str]:
    addresses = [f"{name}@example.org" for name in ("anna", "bram", "chantal", "daan")]
    for address in addresses:
        get_user_model().objects.create_user(address.split("@")[0], address, "geheim")
    return addresses


def ask_for_passwords(client, addresses: list[str]) -> None:
    for address in addresses:
        client.post(reverse("wagtailadmin_password_reset"), {"email": address})


def test_no_editor_waits_for_it(home, client, silent_server):
    people = make_people()
    before = time.monotonic()
    ask_for_passwords(client, people)
    assert time.monotonic() - before < 3
    assert OutgoingMail.objects.count() == 4
    assert (
        "http://127.0.0.1:8000/cms/password_reset/confirm/"
        in (OutgoingMail.objects.first().message["body"])
    )


def test_the_background_work_waits_once_and_the_mail_is_kept(home, client, silent_server):
    ask_for_passwords(client, make_people())
    before = time.monotonic()
    for _ in range(4):
        sending.send_due()
    assert time.monotonic() - before < 3
    assert OutgoingMail.objects.count() == 4


def test_a_connection_waits_no_longer_than_ten_seconds(settings):
    assert 0 < settings.EMAIL_TIMEOUT <= 10
