"""The mail backend: nobody waits for a mail server, which may be slow or away."""

from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from cms.mail.models import OutgoingMail
from cms.mail.stored_message import as_json


class StoresMail(BaseEmailBackend):
    """Stores messages for the background process, in the transaction that writes them."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Store the messages that have a recipient, and return their number."""
        addressed = [message for message in email_messages if message.recipients()]
        OutgoingMail.objects.bulk_create(
            OutgoingMail(message=as_json(message)) for message in addressed
        )
        return len(addressed)
