"""End the lockout of somebody who may not try to sign in for a while, or with --all of everybody.

With --without-second-step somebody who lost it signs in with the password alone.
"""

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError

from cms.admin.second_step import guesses as second_step
from cms.admin.second_step.reset import take_away
from cms.admin.sign_in.guesses import unlock
from cms.admin.sign_in.models import Tries


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("name", nargs="?", help="the name with which somebody signs in")
        parser.add_argument("--without-second-step", action="store_true")
        parser.add_argument("--all", action="store_true", help="end all lockouts, of addresses too")

    def handle(self, name: str | None, **options):
        if options["all"]:
            Tries.objects.all().delete()
            self.stdout.write("All lockouts are over.")
        elif not name:
            raise CommandError("say who is to be let in, or --all")
        else:
            self._let_in(name, options["without_second_step"])

    def _let_in(self, name: str, without_second_step: bool) -> None:
        user = get_user_model().objects.filter(username=name).first()
        if user is None:
            raise CommandError(f"there is no account {name}")
        if unlock(name) + second_step.unlock(name):
            self.stdout.write(f"The lockouts of {name} are over.")
        else:
            self.stdout.write(f"There was no lockout of {name}. With --all, addresses go free too.")
        if without_second_step:
            take_away(user, by=None)
            self.stdout.write(f"{name} has no second step any more, and is signed out everywhere.")
