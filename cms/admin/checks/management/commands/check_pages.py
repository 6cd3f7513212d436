"""Check all live pages, and print the number of findings of each."""

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from wagtail.models import Page

from cms.admin.checks.models import Level
from cms.admin.checks.run import check_live
from cms.survival import Survives


class Command(BaseCommand):
    help = __doc__

    def handle(self, **options):
        failed = 0
        pages = Page.objects.live().filter(depth__gt=1).order_by("path")
        for page in pages.specific().iterator():
            with Survives(f"the check of page {page.pk}, “{page}”") as checking:
                self.check_page(page)
            failed += checking.failed
        if failed:
            raise CommandError(f"{failed} pages could not be checked; the log says why")

    def check_page(self, page: Page) -> None:
        page_check = check_live(page)
        errors, advice = page_check.count(Level.ERROR), page_check.count(Level.ADVICE)
        if errors or advice:
            values = {"path": page.url, "errors": errors, "advice": advice}
            self.stdout.write(_("%(path)s: errors %(errors)s, advice %(advice)s") % values)
