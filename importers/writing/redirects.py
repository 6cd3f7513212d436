"""Redirect old addresses to pages that have new ones.

Wagtail makes redirects for moved pages too, but after the transaction and only if the site's
settings say so. These are part of the transaction.
"""

from collections.abc import Iterable, Mapping

from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from importers.models import ImportRecord
from importers.planning.actions import NewRedirect

BATCH = 500


def follow_move(old_url: str, page: Page) -> None:
    """Redirect the old address of a page to the one that it has now."""
    old, new = Redirect.normalise_path(old_url), Redirect.normalise_path(page.url)
    # The page may be back where it once was: its own redirect would lead round in a circle.
    Redirect.objects.filter(old_path=new, redirect_page=page).delete()
    if old != new and not Redirect.objects.filter(old_path=old).exists():
        site = page.get_site()
        Redirect.add_redirect(old, page, site=site, automatically_created=True)


def add_aliases(page: Page, aliases: tuple[str, ...]) -> None:
    """Redirect old addresses to a page; `planning/aliases.py` has selected them."""
    site = page.get_site()
    for alias in aliases:
        path = Redirect.normalise_path(alias)
        if not Redirect.get_for_site(site).filter(old_path=path).exists():
            Redirect.add_redirect(path, page, site=site)


def add_old_addresses(redirects: Iterable[NewRedirect], written: Mapping[str, int]) -> None:
    """Redirect addresses of the old site; `written` has the pages of new files by their paths.

    Those to pages that could not be written are left out.
    """
    site = Site.objects.get(is_default_site=True)
    rows, records = [], {}
    for each in redirects:
        page = written.get(each.target) if isinstance(each.target, str) else each.target
        if page is None and not each.link:
            continue
        values = {"redirect_page_id": page, "redirect_link": each.link}
        rows.append(Redirect(old_path=each.old, site=site, automatically_created=True, **values))
        if not each.record.pk:  # of a list of redirects, which has no page
            each.record.save()
        each.record.old_addresses = [*each.record.old_addresses, each.old]
        records[each.record.pk] = each.record
    Redirect.objects.bulk_create(rows, batch_size=BATCH, ignore_conflicts=True)
    ImportRecord.objects.bulk_update(records.values(), ["old_addresses"], batch_size=BATCH)
