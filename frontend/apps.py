"""The application of the site."""

from django.apps import AppConfig
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured


class FrontendConfig(AppConfig):
    name = "frontend"

    def ready(self) -> None:
        from frontend import checks  # noqa: F401  registers itself
        from frontend.compat.whitenoise import correct_ranges

        correct_ranges()

        if not (settings.CONTENT_API_URL or settings.CONTENT_API_APPLICATION):
            raise ImproperlyConfigured("PRODUCTION is on, so CMS_API_URL must be set.")
