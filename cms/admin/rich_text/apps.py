"""The application of rich text."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RichTextConfig(AppConfig):
    name = "cms.admin.rich_text"
    label = "rich_text"
    verbose_name = _("rich text")
