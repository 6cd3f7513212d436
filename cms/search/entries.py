"""Wagtail's index entries as SQLite takes many of them at once."""

from django.db.models import Count, QuerySet, Sum
from django.db.models.functions import Length


class WithNorms(QuerySet):
    """New entries come with the norm of their title, which Wagtail gives them afterwards.

    It is the average length of all titles by that of this one. SQLite indexes all the text of an
    entry again whenever anything of it changes.
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
