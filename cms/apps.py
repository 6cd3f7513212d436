"""The CMS application."""

from django.apps import AppConfig


class CmsConfig(AppConfig):
    name = "cms"

    def ready(self):
        from cms import content_version, signals

        content_version.connect()
        signals.connect()
