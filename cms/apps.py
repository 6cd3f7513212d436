"""The CMS application."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate


class CmsConfig(AppConfig):
    name = "cms"

    def ready(self):
        from cms import signals, version_triggers

        pre_migrate.connect(version_triggers.remove, sender=self)
        post_migrate.connect(version_triggers.install, sender=self)
        signals.connect()
