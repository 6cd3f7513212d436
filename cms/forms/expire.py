"""Delete answers whose days are over, and forget where those of yesterday came from."""

from datetime import timedelta

from django.utils import timezone

from cms.forms.models import Answer
from cms.models import FormPage

SENDER_KEPT = timedelta(days=1)


def delete_expired_answers() -> None:
    """Delete for good what is older than its form says, or said when the form was deleted."""
    now = timezone.now()
    kept = {days for (days,) in FormPage.objects.values_list("days_kept").distinct()}
    for days in kept:
        old = Answer.objects.filter(received_at__lt=now - timedelta(days=days))
        old.filter(form__days_kept=days).delete()
    orphans = Answer.objects.filter(form=None)
    for days in set(orphans.values_list("days_kept", flat=True)):
        over = now - timedelta(days=days)
        orphans.filter(days_kept=days, received_at__lt=over).delete()
    Answer.objects.filter(received_at__lt=now - SENDER_KEPT).exclude(sender="").update(sender="")
