"""The CMS for servers: editors, API and, unless FRONTEND_URL moves it away, the site."""

from cms.application import django_application
from frontend.serving.delivered import delivered
from frontend.serving.warming import start_warming

application = delivered(django_application)
start_warming(application)
