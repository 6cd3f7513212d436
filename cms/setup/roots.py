"""Name what all pages and all files are in: Wagtail's lists call both “Root”, in English."""

from django.utils.translation import gettext as _
from wagtail.models import Collection, Page

FORMER = "Root"


def name_roots() -> None:
    """Name both, unless somebody did."""
    pages, files = _("All pages"), _("All files")
    Page.objects.filter(depth=1, title=FORMER).update(title=pages, draft_title=pages)
    Collection.objects.filter(depth=1, name=FORMER).update(name=files)
