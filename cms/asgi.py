"""The ASGI application of the CMS: admin, API and, unless FRONTEND_URL is set, the site."""

from cms.application import django_application
from frontend.serving.build import build_site

application = build_site(django_application)
