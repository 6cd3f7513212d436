"""The ASGI application of the separate site, which reads its content from CMS_API_URL."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "frontend.settings")
django_application = get_wsgi_application()

from frontend.serving.build import build_site  # noqa: E402  needs the settings

application = build_site(django_application)
