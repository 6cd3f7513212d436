"""The bin: where pages go that somebody deletes, for thirty days."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BinConfig(AppConfig):
    name = "cms.admin.trash"
    label = "bin"
    verbose_name = _("bin")

    def ready(self):
        from wagtail.models import Page
        from wagtail.permissions import register_permission_policy

        from cms.admin.trash.policy import PolicyOutsideTheBin

        register_permission_policy(Page, PolicyOutsideTheBin(Page))
