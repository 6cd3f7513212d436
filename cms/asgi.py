"""The CMS for servers: editors, API and, unless FRONTEND_URL moves it away, the site."""

from cms.application import django_application
from frontend.serving.build import build_site

application = build_site(django_application)
