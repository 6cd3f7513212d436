"""Name what is wrong in the tree of pages; with --repair, repair it without losing a page.

Former releases could damage it. What belongs nowhere for certain is then in the trash, as a draft,
for thirty days from now. Exit status: 1 if there are faults that are not repaired.
"""

from django.core.management.base import BaseCommand, CommandError

from cms.admin.page_tree.check import find, repair


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("--repair", "--mend", action="store_true", help="repair what is found")

    def handle(self, **options):
        found = repair() if options["repair"] else list(find())
        for each in found:
            self.stdout.write(str(each))
        left = list(find()) if options["repair"] else found
        if left:
            raise CommandError(
                f"{len(left)} faults in the tree of pages: see above. Repair: --repair"
            )
        self.stdout.write(f"{len(found)} faults, all repaired." if found else "No faults.")
