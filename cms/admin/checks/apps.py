"""The application that checks pages."""

from django.apps import AppConfig
from django.db.models.signals import post_save
from django.utils.translation import gettext_lazy as _


class ChecksConfig(AppConfig):
    name = "cms.admin.checks"
    label = "checks"
    verbose_name = _("Checks")

    def ready(self):
        from cms.admin.checks import due_pages
        from cms.admin.checks.models import CheckLevels
        from cms.admin.consent.state import consents_changed

        post_save.connect(
            due_pages.check_all_again, sender=CheckLevels, dispatch_uid="check levels"
        )
        consents_changed.connect(due_pages.check_pages_with, dispatch_uid="consent changed")
