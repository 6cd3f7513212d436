"""For how long something stays in the trash."""

from datetime import datetime, timedelta

from django.utils import timezone

DAYS = 30


class Expires:
    """Mixin of models for what is in the trash since `deleted_at`."""

    deleted_at: datetime

    @property
    def expires_at(self) -> datetime:
        return self.deleted_at + timedelta(days=DAYS)

    @property
    def days_left(self) -> int:
        """The number of remaining days, rounded up, at least 0."""
        return max(0, -((timezone.now() - self.expires_at) // timedelta(days=1)))
