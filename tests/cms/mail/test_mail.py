"""Mail is stored with the change that it is about, and sent as it was written."""

import smtplib
from datetime import timedelta
from email.mime.image import MIMEImage

import pytest
from django.core import mail
from django.core.mail import EmailMultiAlternatives, get_connection
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy

from cms.mail import sending
from cms.mail.models import OutgoingMail
from cms.mail.sending import PAUSES, send_due
from cms.mail.stored_message import as_json, as_message

LOCMEM = "django.core.mail.backends.locmem.EmailBackend"


@pytest.fixture(autouse=True)
def stored(db, settings):
    settings.EMAIL_BACKEND = "cms.mail.backend.StoresMail"
    settings.MAIL_TRANSPORT = LOCMEM


def write(to: str = "anna@example.org", subject: str = "Dag") -> None:
    mail.send_mail(subject, "Tekst", "redactie@example.org", [to])


def wait(minutes: int) -> None:
    """Let that time pass."""
    for each in OutgoingMail.objects.all():
        each.due_at -= timedelta(minutes=minutes)
        each.save()


def whole_message() -> EmailMultiAlternatives:
    message = EmailMultiAlternatives(
        gettext_lazy("Password"),
        "Tekst met é",
        "Redactie <redactie@example.org>",
        ["anna@example.org"],
        bcc=["bram@example.org"],
        cc=["cor@example.org"],
        reply_to=["dirk@example.org"],
        headers={"Auto-Submitted": "auto-generated"},
    )
    message.attach_alternative("<p>Tekst met é</p>", "text/html")
    message.attach("lijst.csv", "naam;é", "text/csv")
    message.attach("bestand.bin", b"\0\xff", "application/octet-stream")
    picture = MIMEImage(b"\x89PNG\r\n\x1a\n", "png")
    picture.add_header("Content-Disposition", "attachment", filename="beeld.png")
    message.attach(picture)
    return message


def parts_of(message) -> list[tuple]:
    message.extra_headers |= {"Date": "today", "Message-ID": "1"}
    whole = message.message()
    fields = [(name, value) for name, value in whole.items() if name != "Content-Type"]
    return fields + [
        (part.get_content_type(), part.get_filename(), part.get_payload(decode=True))
        for part in whole.walk()
        if not part.is_multipart()
    ]


def test_a_stored_message_is_sent_as_it_was_written():
    again = as_message(as_json(whole_message()))
    assert again.recipients() == whole_message().recipients()
    assert parts_of(again) == parts_of(whole_message())


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n", "\u2028", "\x0b", "\x85", "\n\n\tBcc: "])
def test_a_subject_is_one_line_whatever_it_was_made_of(end):
    write(subject=f"Over het werk{end}van Anna")
    send_due()
    (sent,) = mail.outbox
    assert sent.subject.split() == f"Over het werk{end}van Anna".split()
    assert len(sent.subject.splitlines()) == 1
    assert not OutgoingMail.objects.exists()


def test_mail_waits_for_the_background_process_and_is_not_kept():
    write()
    assert mail.outbox == []
    send_due()
    assert [message.subject for message in mail.outbox] == ["Dag"]
    assert not OutgoingMail.objects.exists()


def test_mail_goes_with_the_change_that_it_tells_of():
    with transaction.atomic():
        write()
        transaction.set_rollback(True)
    assert not OutgoingMail.objects.exists()


def test_a_message_without_recipients_is_not_stored():
    assert get_connection().send_messages([EmailMultiAlternatives("Dag", "Tekst")]) == 0


class Server:
    """A transport that fails with what it is given, then sends."""

    failures: list[Exception]

    def __init__(self, *failures: Exception):
        self.failures, self.sent = list(failures), []

    def open(self) -> None:
        """Connect to nothing."""

    def close(self) -> None:
        """Close nothing."""

    def send_messages(self, messages) -> None:
        if self.failures:
            raise self.failures.pop(0)
        self.sent += [message.to[0] for message in messages]


@pytest.fixture
def server(monkeypatch):
    def make(*failures: Exception) -> Server:
        made = Server(*failures)
        monkeypatch.setattr(sending, "get_connection", lambda backend: made)
        return made

    return make


@pytest.mark.parametrize(
    "failure",
    [
        TimeoutError("timed out"),
        ConnectionRefusedError(111, "refused"),
        smtplib.SMTPServerDisconnected("closed"),
        smtplib.SMTPConnectError(554, b"not now"),
        smtplib.SMTPAuthenticationError(535, b"wrong password"),
    ],
)
def test_a_server_that_fails_is_left_alone_for_a_minute_and_asked_again(server, failure, caplog):
    fails = server(failure)
    write("anna@example.org")
    write("bram@example.org")
    send_due()
    assert fails.sent == []
    assert not sending.due_mail().exists()
    assert list(OutgoingMail.objects.order_by("pk").values_list("attempts", flat=True)) == [1, 0]
    wait(minutes=1)
    send_due()
    assert sorted(fails.sent) == ["anna@example.org", "bram@example.org"]
    assert "waits" in caplog.text


@pytest.mark.parametrize(
    "failure",
    [
        smtplib.SMTPDataError(554, b"spam"),
        smtplib.SMTPSenderRefused(550, b"who?", "redactie@example.org"),
        smtplib.SMTPRecipientsRefused({"anna@example.org": (550, b"nobody")}),
        UnicodeEncodeError("ascii", "é", 0, 1, "an address"),
        ZeroDivisionError("what nobody thought of"),
    ],
)
def test_a_message_that_is_refused_is_given_up_and_holds_up_no_other(server, failure, caplog):
    refuses = server(failure)
    write("anna@example.org")
    write("bram@example.org")
    send_due()
    assert refuses.sent == ["bram@example.org"]
    assert not OutgoingMail.objects.exists()
    assert "given up" in caplog.text


@pytest.mark.parametrize(
    "failure",
    [
        smtplib.SMTPDataError(451, b"later"),
        smtplib.SMTPRecipientsRefused({"anna@example.org": (450, b"greylisted")}),
    ],
)
def test_a_message_that_is_put_off_is_tried_again_and_holds_up_no_other(server, failure):
    puts_off = server(failure)
    write("anna@example.org")
    write("bram@example.org")
    send_due()
    assert puts_off.sent == ["bram@example.org"]
    wait(minutes=1)
    send_due()
    assert puts_off.sent == ["bram@example.org", "anna@example.org"]


def test_attempts_end_with_a_line_in_the_log(server, caplog):
    server(*[TimeoutError("timed out")] * 100)
    write()
    for attempt in range(len(PAUSES) + 1):
        assert OutgoingMail.objects.get().attempts == attempt
        send_due()
        wait(minutes=720)
    assert not OutgoingMail.objects.exists()
    assert "anna@example.org is given up" in caplog.text


def test_mail_of_later_waits(server):
    answers = server()
    write()
    OutgoingMail.objects.update(due_at=timezone.now() + timedelta(minutes=1))
    send_due()
    assert answers.sent == []
