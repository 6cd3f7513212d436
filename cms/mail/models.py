"""Messages that wait to be sent. A message is deleted when it is sent: it may hold a secret."""

from django.db import models
from django.utils import timezone


class OutgoingMail(models.Model):
    """A message as `cms.mail.stored_message` writes it, and when it is to be tried (again)."""

    message = models.JSONField()
    written_at = models.DateTimeField(auto_now_add=True)
    due_at = models.DateTimeField(default=timezone.now, db_index=True)
    attempts = models.PositiveSmallIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.message['subject']} ({', '.join(self.message['to'])})"
