"""The CMS for servers: editors, API and, unless FRONTEND_URL moves it away, the site."""

from cms.application import django_application
from frontend.delivered import delivered
from frontend.warming import start_warming

application = delivered(django_application)
start_warming(application)
