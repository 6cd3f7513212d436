"""How often something was tried that may be a guess."""

from django.db import models


class Tries(models.Model):
    """The tries that count for one limit until a time: of an account, from a place, or of both.

    Account and place are stored as hashes: people type passwords where their name belongs.
    """

    bound = models.CharField(max_length=30)
    account = models.CharField(max_length=64)
    place = models.CharField(max_length=64)
    number = models.PositiveIntegerField(default=0)
    ends_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["bound", "account", "place"], name="one_row_of_tries")
        ]

    def __str__(self) -> str:
        return f"{self.number} x {self.bound}, until {self.ends_at:%H:%M}"
