"""The application of dropped and pasted pictures."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PicturesConfig(AppConfig):
    name = "cms.admin.pictures"
    label = "pictures"
    verbose_name = _("pictures")
