"""Create a first account for the CMS with a random password, and print it once.

Does nothing if there is an active account.
"""

import secrets

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

NAME = "redactie"
PASSWORD_BYTES = 15  # 20 characters


class Command(BaseCommand):
    help = __doc__

    def handle(self, **options):
        users = get_user_model().objects
        if users.filter(is_active=True).exists():
            return
        password = secrets.token_urlsafe(PASSWORD_BYTES)
        users.create_superuser(NAME, password=password)
        self.stdout.write(
            _(
                "\n  Sign in at %(url)s/cms/\n"
                "      name:     %(name)s\n"
                "      password: %(password)s\n"
                "  Write it down: it is not shown again.\n"
            )
            % {"url": settings.WAGTAILADMIN_BASE_URL, "name": NAME, "password": password}
        )
