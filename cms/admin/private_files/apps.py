"""The application of private files."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PrivateFilesConfig(AppConfig):
    name = "cms.admin.private_files"
    label = "private_files"
    verbose_name = _("private files")
