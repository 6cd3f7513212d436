"""Check all live pages, and print the number of findings of each.

Pages that are on the site while the page whose alias they are is not, are named first.
"""

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from wagtail.models import Page

from cms.admin.checks.models import Level
from cms.admin.checks.run import check_live
from cms.log_and_continue import LogAndContinue


class Command(BaseCommand):
    help = __doc__

    def handle(self, **options):
        failed = 0
        self.name_orphaned_aliases()
        pages = Page.objects.live().filter(depth__gt=1).order_by("path")
        for page in pages.specific().iterator():
            with LogAndContinue(f"the check of page {page.pk}, “{page}”") as checking:
                self.check_page(page)
            failed += checking.failed
        if failed:
            raise CommandError(f"{failed} pages could not be checked; the log says why")

    def name_orphaned_aliases(self) -> None:
        """Print the pages that show visitors a page that is not on the site itself.

        A former release let them go public with a page that was only planned. Nobody but an editor
        knows whether one of them is meant to be there.
        """
        aliases = Page.objects.live().filter(alias_of__live=False).order_by("path")
        for alias in aliases.select_related("alias_of"):
            values = {"path": alias.url or alias.title, "title": alias.alias_of.title}
            text = _("%(path)s: is an alias of “%(title)s”, which is not on the site itself")
            self.stdout.write(text % values)

    def check_page(self, page: Page) -> None:
        page_check = check_live(page)
        errors, advice = page_check.count(Level.ERROR), page_check.count(Level.ADVICE)
        if errors or advice:
            values = {"path": page.url, "errors": errors, "advice": advice}
            self.stdout.write(_("%(path)s: errors %(errors)s, advice %(advice)s") % values)
