"""The site for servers, reading its content from CMS_API_URL."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "frontend.settings")
django_application = get_wsgi_application()

from frontend.serving.delivered import delivered  # noqa: E402  needs the settings
from frontend.serving.warming import start_warming  # noqa: E402

application = delivered(django_application)
start_warming(application)
