"""Lead old addresses to the pages that have new ones.

Wagtail makes redirects for moved pages too, but after the transaction and only if the site's
settings say so. Those made here stand or fall with the page itself.
"""

from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from .problems import Problem, info, warning

MAX_ADDRESS = 255  # Redirect.old_path


def follow_move(old_url: str, page: Page) -> None:
    """Lead from the address that a page had to the one that it has now."""
    old, new = Redirect.normalise_path(old_url), Redirect.normalise_path(page.url)
    # The page may be back where it once was: its own redirect would lead round in a circle.
    Redirect.objects.filter(old_path=new, redirect_page=page).delete()
    if old != new and not Redirect.objects.filter(old_path=old).exists():
        site = page.get_site()
        Redirect.add_redirect(old, page, site=site, automatically_created=True)


def add_aliases(page: Page, aliases: tuple[str, ...]) -> list[Problem]:
    """Make a redirect of each old address of a page; return what there is to tell."""
    problems = (_add_alias(page, alias) for alias in dict.fromkeys(aliases))
    return [problem for problem in problems if problem]


def _add_alias(page: Page, alias: str) -> Problem | None:
    path = Redirect.normalise_path(alias)
    if len(path) > MAX_ADDRESS:
        return warning("alias-too-long", alias=alias, limit=MAX_ADDRESS)
    if page.url and path == Redirect.normalise_path(page.url):
        return warning("alias-own", alias=alias)
    site = page.get_site()
    if _hides_a_page(site, path):
        return warning("alias-hides-page", alias=alias)
    found = Redirect.get_for_site(site).filter(old_path=path).first()
    if found is None:
        Redirect.add_redirect(path, page, site=site)
        return info("alias-made", alias=alias)
    return None if found.redirect_page_id == page.pk else warning("alias-taken", alias=alias)


def _hides_a_page(site: Site, path: str) -> bool:
    address = site.root_page.url_path.rstrip("/") + path.rstrip("/") + "/"
    return Page.objects.filter(url_path=address).exists()
