"""Tell a service that starts the former WSGI application what it starts now."""

from django.core.exceptions import ImproperlyConfigured

raise ImproperlyConfigured(
    "cms.wsgi is no more: the site is served by ASGI. Start cms.asgi:application "
    "on an ASGI server, or `python -m cms.serve`: docs/deploying.md."
)
