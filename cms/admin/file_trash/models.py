"""Which pictures and documents are in the trash."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from wagtail.documents import get_document_model_string
from wagtail.documents.models import AbstractDocument

from cms.admin.trash.expiry import Expires
from cms.models import SiteImage


class DeletedFile(Expires, models.Model):
    """A picture or a document in the trash. Whatever refers to it goes on doing so."""

    image = models.OneToOneField(
        "cms.SiteImage", models.CASCADE, null=True, related_name="in_trash"
    )
    document = models.OneToOneField(
        get_document_model_string(), models.CASCADE, null=True, related_name="in_trash"
    )
    deleted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    deleted_at = models.DateTimeField(default=timezone.now, db_index=True)

    wagtail_reference_index_ignore = True  # not shown as a place where the file is used

    class Meta:
        default_permissions = ()
        ordering = ["-deleted_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(image=None) ^ Q(document=None), name="picture_or_document"
            )
        ]

    def __str__(self) -> str:
        return self.file.title

    @property
    def file(self) -> SiteImage | AbstractDocument:
        return self.image or self.document
