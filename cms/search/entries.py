"""Bulk creation of Wagtail's index entries on SQLite."""

from django.db.models import Count, QuerySet, Sum
from django.db.models.functions import Length


class WithNorms(QuerySet):
    """Creates entries with the norm of their title, which Wagtail sets in a second step.

    The norm is the average length of all titles divided by that of this one. SQLite would index
    the whole text of an entry again in the second step.
    """

    def bulk_create(self, entries, *args, **kwargs):
        titled = [entry for entry in entries if entry.title]
        known = self.exclude(title="").aggregate(
            letters=Sum(Length("title"), default=0), number=Count("pk")
        )
        letters = known["letters"] + sum(len(entry.title) for entry in titled)
        for entry in titled:
            entry.title_norm = letters / (known["number"] + len(titled)) / len(entry.title)
        return super().bulk_create(entries, *args, **kwargs)
