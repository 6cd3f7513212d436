"""Tell a service that starts the former WSGI application what it starts now."""

from django.core.exceptions import ImproperlyConfigured

raise ImproperlyConfigured(
    "frontend.wsgi is no more: the site is served by ASGI. Start frontend.asgi:application "
    "on an ASGI server, or `python -m frontend.serve`: docs/deploying.md."
)
