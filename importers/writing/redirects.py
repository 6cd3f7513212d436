"""Redirect old addresses to pages that have new ones.

Wagtail makes redirects for moved pages too, but after the transaction and only if the site's
settings say so. These are part of the transaction.
"""

from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page


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
