"""Make what every site needs: home page, story list, roles, site record and site details.

With a new home page come drafts of what the law asks of a site, for staff to complete. Safe to run
again: what is there stays as staff made it. Only the address in the site record follows the setting
SITE_URL.
"""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page, Site

from cms.models import HomePage, InfoPage, SiteDetails, StoryIndexPage
from cms.setup.first_pages import FIRST_DRAFTS
from cms.setup.roles import make_roles

NAME = "JobHulpMaatje Den Haag"
TAGLINE = "Vrijwilligers die mensen helpen bij het vinden van werk."
HOME = {
    "title": NAME,
    "slug": "home",
    "hero_title": "Samen op weg naar werk dat bij je past",
    "hero_lead": (
        "Een maatje luistert, denkt met je mee en helpt je om zelf verder te komen. "
        "Met of zonder baan."
    ),
    "body": [
        {
            "type": "text",
            "value": (
                "<h2>Zo werkt het</h2>"
                "<ol><li>Je krijgt een vast maatje: een vrijwilliger die daarvoor is opgeleid.</li>"
                "<li>Jullie spreken samen af en maken een plan met doelen.</li>"
                "<li>Je maatje helpt je verder, en jij houdt zelf de regie.</li></ol>"
            ),
        }
    ],
}
STORIES = {
    "title": "Verhalen",
    "slug": "verhalen",
    "introduction": "Maatjes vertellen over hun gesprekken, hun ervaringen en wat zij leren.",
}


class Command(BaseCommand):
    help = __doc__

    @transaction.atomic
    def handle(self, **options):
        home = HomePage.objects.first() or add_home()
        if not StoryIndexPage.objects.child_of(home).exists():
            add_stories(home)
        make_roles(home)
        site = point_site_at(home)
        SiteDetails.objects.get_or_create(site=site, defaults={"name": NAME, "tagline": TAGLINE})
        if options["verbosity"]:
            self.stdout.write(_("The site is ready for %(url)s/") % {"url": site.root_url})


def add_home() -> HomePage:
    root = Page.get_first_root_node()
    remove_welcome_page(root)
    home = publish(root, HomePage(**HOME))
    for draft in FIRST_DRAFTS:
        page = home.add_child(instance=InfoPage(**draft, live=False))
        page.save_revision()
    return home


def add_stories(home: HomePage) -> None:
    stories = publish(home, StoryIndexPage(**STORIES))
    if not home.calls_to_action:
        button = {"label": "Lees de verhalen", "page": stories.pk, "url": ""}
        home.calls_to_action = [{"type": "button", "value": button}]
        home.save_revision().publish()


def remove_welcome_page(root: Page) -> None:
    """Delete the page that Wagtail's first migration makes, and nothing that a person made."""
    welcome = root.get_children().filter(slug="home").first()
    if welcome and welcome.specific_class is Page and welcome.is_leaf():
        welcome.delete()
        root.refresh_from_db()


def publish(parent: Page, page: Page) -> Page:
    parent.add_child(instance=page)
    page.save_revision().publish()
    return page


def point_site_at(home: HomePage) -> Site:
    address = urlsplit(settings.SITE_URL)
    port = address.port or (443 if address.scheme == "https" else 80)
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True)
    wanted = (address.hostname, port, home.pk)
    if (site.hostname, site.port, site.root_page_id) != wanted:
        site.hostname, site.port, site.root_page_id = wanted
        site.site_name = site.site_name or NAME
        site.save()
    return site
