"""Name what is wrong in the tree of pages; with --mend, mend it without losing a page.

Former releases could damage it. What belongs nowhere for certain is then in the trash, as a draft,
for thirty days from now. Exit status: 1 if there are faults that are not mended.
"""

from django.core.management.base import BaseCommand, CommandError

from cms.admin.page_tree.check import find, mend


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("--mend", action="store_true", help="mend what is found")

    def handle(self, **options):
        found = mend() if options["mend"] else list(find())
        for each in found:
            self.stdout.write(str(each))
        left = list(find()) if options["mend"] else found
        if left:
            raise CommandError(f"{len(left)} faults in the tree of pages: see above. --mend mends")
        self.stdout.write(f"{len(found)} faults, all mended." if found else "No faults.")
