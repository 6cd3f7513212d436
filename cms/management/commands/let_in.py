"""End the pause of somebody who may not try to sign in for a while, or with --all of everybody."""

from django.core.management.base import BaseCommand, CommandError

from cms.admin.sign_in.guesses import let_in
from cms.admin.sign_in.models import Tries


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("name", nargs="?", help="the name with which somebody signs in")
        parser.add_argument("--all", action="store_true", help="end all pauses, of addresses too")

    def handle(self, name: str | None, **options):
        if options["all"]:
            Tries.objects.all().delete()
            self.stdout.write("All pauses are over.")
        elif not name:
            raise CommandError("say who is to be let in, or --all")
        elif let_in(name):
            self.stdout.write(f"The pauses of {name} are over.")
        else:
            self.stdout.write(f"There was no pause of {name}. With --all, addresses go free too.")
