"""Drafts that wait for the site to show them to whoever holds a ticket (`cms.preview.tickets`)."""

import json
import uuid

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from wagtail.models import Page


class Draft(models.Model):
    """A page as an editor's form has it now (`is_typed`), or as one of its revisions had it.

    Each pause in typing overwrites the one of that editor and page: there is never a pile.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    page = models.CharField(max_length=120)
    editor = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE, related_name="+"
    )
    is_typed = models.BooleanField()
    content = models.TextField()
    made_at = models.DateTimeField(auto_now=True, db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["page", "editor"],
                condition=Q(is_typed=True),
                name="one_typed_draft_of_a_page_and_editor",
            )
        ]

    def __str__(self) -> str:
        return f"{self.page}, {self.made_at}"

    def as_page(self) -> Page:
        """Return the page; one that was never saved has no id."""
        content = json.loads(self.content)
        model = ContentType.objects.get_for_id(content["content_type"]).model_class()
        page = model.from_json(self.content)
        page.pk = content["pk"]
        return page


def name_of(page: Page) -> str:
    """Return what a ticket calls a page: one that was never saved by its type and its place."""
    if page.pk:
        return str(page.pk)
    return f"{page._meta.label_lower} below {page.get_parent().pk}"
