"""The row that holds the content version: the number that any visible change raises."""

from django.db import models


class ContentVersion(models.Model):
    number = models.PositiveBigIntegerField(default=1)

    def __str__(self) -> str:
        return str(self.number)
