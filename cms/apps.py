"""The application of the CMS."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate


class CmsConfig(AppConfig):
    name = "cms"

    def ready(self):
        from cms import signals, site_types  # noqa: F401  the second registers itself
        from cms.content_version import triggers
        from cms.setup import checks  # noqa: F401  registers itself

        pre_migrate.connect(triggers.remove, sender=self)
        post_migrate.connect(triggers.install, sender=self)
        signals.connect()
