"""Check all live pages, and print the number of findings of each."""

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _
from wagtail.models import Page

from cms.admin.checks.models import Level
from cms.admin.checks.run import check_live


class Command(BaseCommand):
    help = __doc__

    def handle(self, **options):
        pages = Page.objects.live().filter(depth__gt=1).order_by("path")
        for page in pages.specific().iterator():
            page_check = check_live(page)
            errors, advice = page_check.count(Level.ERROR), page_check.count(Level.ADVICE)
            if errors or advice:
                values = {"path": page.url, "errors": errors, "advice": advice}
                self.stdout.write(_("%(path)s: errors %(errors)s, advice %(advice)s") % values)
