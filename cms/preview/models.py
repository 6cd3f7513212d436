"""Stored drafts that the site renders for the holders of a ticket (see `cms.preview.tickets`)."""

import json
import uuid
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from wagtail.models import Page


class Draft(models.Model):
    """A page as in an editor's form now (`is_typed`), or as in one of its revisions.

    There is at most one typed draft for each editor and page: it is overwritten while typing.
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
        """Return the draft as a page, whose id is None if it was never saved."""
        content = json.loads(self.content)
        model: Any = ContentType.objects.get_for_id(content["content_type"]).model_class()
        page = model.from_json(self.content)
        page.pk = content["pk"]
        return page


def page_key(page: Page) -> str:
    """Return an identifier for tickets: the id, or type and parent of an unsaved page."""
    if page.pk:
        return str(page.pk)
    return f"{page._meta.label_lower} below {page.get_parent().pk}"
