"""Create a first account for the CMS with a random password, and print it once.

If there is an active account, none is created, and its name is printed. The mail address is asked
for on a terminal, and is that of the sender of mail where nobody can answer.
"""

import secrets
import sys
from argparse import ArgumentTypeError
from email.utils import parseaddr

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand
from django.core.validators import validate_email
from django.utils.translation import gettext as _

NAME = "redactie"
PASSWORD_BYTES = 15  # 20 characters


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("--email", type=_address, help="where a new password can be sent to")
        parser.add_argument("--no-input", action="store_true", help="ask nothing")

    def handle(self, *, email: str | None, no_input: bool, **options):
        users = get_user_model().objects
        known = users.filter(is_active=True).order_by("-is_superuser", "pk").first()
        if known:
            where = {"url": settings.WAGTAILADMIN_BASE_URL, "name": known.get_username()}
            self.stdout.write(
                _("Editors sign in at %(url)s/cms/, for example as %(name)s.") % where
            )
            return
        password = secrets.token_urlsafe(PASSWORD_BYTES)
        email = email or ("" if no_input else _ask()) or _sender()
        users.create_superuser(NAME, email, password)
        self.stdout.write(
            _(
                "\n  Sign in at %(url)s/cms/\n"
                "      name:     %(name)s\n"
                "      password: %(password)s\n"
                "      email:    %(email)s\n"
                "  Write it down: it is not shown again.\n"
            )
            % {
                "url": settings.WAGTAILADMIN_BASE_URL,
                "name": NAME,
                "password": password,
                "email": email,
            }
        )


def _ask() -> str:
    """Return the address that somebody types, or "" where nobody is there to be asked."""
    while sys.stdin and sys.stdin.isatty():
        typed = input(_("Your email address, for a new password if you lose this one: ")).strip()
        try:
            return _address(typed) if typed else ""
        except ArgumentTypeError as reason:
            sys.stderr.write(f"{reason}\n")
    return ""


def _sender() -> str:
    """Return the address that mail comes from; on a machine without a name, one of its own."""
    try:
        return _address(parseaddr(settings.DEFAULT_FROM_EMAIL)[1])
    except ArgumentTypeError:
        return f"{NAME}@localhost"


def _address(typed: str) -> str:
    """Return a mail address, for the parser of arguments."""
    try:
        validate_email(typed)
    except ValidationError as reason:
        raise ArgumentTypeError(" ".join(reason.messages)) from reason
    return typed
