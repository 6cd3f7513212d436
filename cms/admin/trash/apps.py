"""The application of the trash."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TrashConfig(AppConfig):
    name = "cms.admin.trash"
    label = "trash"
    verbose_name = _("trash")

    def ready(self):
        from wagtail.models import Page
        from wagtail.permissions import register_permission_policy

        from cms.admin.trash import guard
        from cms.admin.trash.access import may_take_away
        from cms.admin.trash.policy import PolicyOutsideTrash
        from cms.compat.wagtail.models import narrow_deletion

        narrow_deletion(may_take_away)
        register_permission_policy(Page, PolicyOutsideTrash(Page))
        guard.connect()
