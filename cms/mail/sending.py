"""Send the messages that wait, for the background process.

A server that does not answer, or not now, is asked again: after a minute, and after longer each
time, for about a day and a half. A message that it refuses for good is logged and given up.
"""

import logging
import smtplib
from datetime import timedelta

from django.conf import settings
from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db.models import QuerySet
from django.utils import timezone

from cms.log_and_continue import LogAndContinue
from cms.mail.models import OutgoingMail
from cms.mail.stored_message import as_message

log = logging.getLogger(__name__)

# Minutes until the next attempt, after each one that failed.
PAUSES = (1, 2, 5, 15, 60, 180, 360, 720, 720)
AT_ONCE = 20  # messages: other work of the background process waits meanwhile
REFUSED = 500  # SMTP replies from here on are meant for good (RFC 5321, 4.2.1)


def due_mail() -> QuerySet[OutgoingMail]:
    """Return the messages that are to be sent now, the oldest first."""
    return OutgoingMail.objects.filter(due_at__lte=timezone.now()).order_by("due_at", "pk")


def send_due() -> None:
    """Send at most `AT_ONCE` messages in one connection; end with the first failure of that."""
    waiting = list(due_mail()[:AT_ONCE])
    if not waiting:
        return
    transport = get_connection(settings.MAIL_TRANSPORT)
    try:
        for mail in waiting:
            answered = True
            with LogAndContinue(f"mail {mail.pk}") as sending:
                answered = _is_answered(mail, transport)
            if sending.failed:
                _give_up(mail, "see above")
            if not answered:
                _postpone_all()
                return
    finally:
        transport.close()


def _is_answered(mail: OutgoingMail, transport: BaseEmailBackend) -> bool:
    """Send a message, or note why not. Return False if the server did not say anything of it."""
    try:
        transport.open()
        transport.send_messages([as_message(mail.message)])
    except (smtplib.SMTPResponseException, smtplib.SMTPRecipientsRefused) as error:
        is_of_message = not isinstance(error, (smtplib.SMTPConnectError, smtplib.SMTPHeloError))
        is_of_message &= not isinstance(error, smtplib.SMTPAuthenticationError)
        if is_of_message and _is_refused(error):
            _give_up(mail, error)
        else:
            _try_later(mail, error)
        return is_of_message
    except OSError as error:  # that of smtplib, and no connection, no TLS, no answer in time
        _try_later(mail, error)
        return False
    mail.delete()
    return True


def _is_refused(error: smtplib.SMTPResponseException | smtplib.SMTPRecipientsRefused) -> bool:
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return all(code >= REFUSED for code, _ in error.recipients.values())
    return error.smtp_code >= REFUSED


def _try_later(mail: OutgoingMail, error: Exception) -> None:
    if mail.attempts >= len(PAUSES):
        _give_up(mail, error)
        return
    pause = timedelta(minutes=PAUSES[mail.attempts])
    log.warning("mail %s waits %s: %r", mail.pk, pause, error)
    mail.attempts += 1
    mail.due_at = timezone.now() + pause
    mail.save(update_fields=["attempts", "due_at"])


def _postpone_all() -> None:
    """Leave the server alone for a minute, which is no attempt of the messages behind."""
    due_mail().update(due_at=timezone.now() + timedelta(minutes=PAUSES[0]))


def _give_up(mail: OutgoingMail, reason: Exception | str) -> None:
    log.error("mail %s to %s is given up: %r", mail.pk, ", ".join(mail.message["to"]), reason)
    mail.delete()
