"""The row that holds the content version, and the order in which pages are locked."""

from django.db import connection, models

THE_ROW = 1


class ContentVersion(models.Model):
    number = models.PositiveBigIntegerField(default=1)

    def __str__(self) -> str:
        return str(self.number)


def hold_version() -> None:
    """Let nobody else change what visitors see, until this transaction ends.

    A visible change locks the number, after the row that was changed. So two transactions that
    change several pages would wait for each other: one for the number, the other for a page.
    Whoever changes a public page, or several pages, takes the number first, then the root of the
    tree (`lock_trash`), then pages.
    """
    if connection.features.has_select_for_update:
        ContentVersion.objects.select_for_update().filter(pk=THE_ROW).first()
