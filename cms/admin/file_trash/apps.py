"""The application of the trash for pictures and documents."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FileTrashConfig(AppConfig):
    name = "cms.admin.file_trash"
    label = "file_trash"
    verbose_name = _("trash for pictures and documents")

    def ready(self):
        from wagtail.documents import get_document_model
        from wagtail.permissions import register_permission_policy

        from cms.admin.file_trash.policy import DocumentsOutsideTrash, PicturesOutsideTrash
        from cms.models import SiteImage

        # In place of those of other applications, which come before this one in the settings.
        document = get_document_model()
        owner = {"owner_field_name": "uploaded_by_user"}
        documents = DocumentsOutsideTrash(document, auth_model="wagtaildocs.Document", **owner)
        pictures = PicturesOutsideTrash(SiteImage, auth_model="wagtailimages.Image", **owner)
        register_permission_policy(document, documents)
        register_permission_policy(SiteImage, pictures)
