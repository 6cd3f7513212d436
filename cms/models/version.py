"""The row that holds the content version."""

from django.db import models


class ContentVersion(models.Model):
    number = models.PositiveBigIntegerField(default=1)

    def __str__(self) -> str:
        return str(self.number)
