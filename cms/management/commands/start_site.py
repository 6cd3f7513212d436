"""Create what every site needs: home page, story list, roles, site record and site details.

A profile describes the organisation and the look of the site (docs/profile.md); without one they
are neutral. Together with a new home page, drafts of the legally required pages are created for
staff to complete. Safe to repeat: existing content is not changed. The address in the site record
follows the setting SITE_URL; colours, icon, words in addresses, video hosts and components follow
the profile.
"""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Site

from cms.compat.wagtail.rich_text import as_the_editor_saves
from cms.models import HomePage, SiteDetails, StoryIndexPage, Synonym
from cms.models.blocks.features import INLINE_FEATURES
from cms.profile.schema import Profile, ProfileError, neutral_profile, read_profile
from cms.setup.apply_profile import ProfileRefusedError, apply_profile
from cms.setup.pages import add_home, add_stories
from cms.setup.roles import make_roles
from cms.setup.roots import name_roots
from web_address import read_address


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument(
            "--profile",
            type=Path,
            metavar="FILE",
            help="a newsroom.toml that says whose site it is",
        )

    def handle(self, *, profile: Path | None, **options):
        try:
            chosen = read_profile(profile) if profile else neutral_profile()
        except ProfileError as error:
            raise CommandError(str(error)) from error
        try:
            site, has_new_words = start(chosen)
        except ProfileRefusedError as error:
            raise CommandError(f"{profile}: {error}") from error
        if options["verbosity"]:
            self.stdout.write(_("The site %(url)s/ is set up.") % {"url": site.root_url})
        if has_new_words:
            self.stderr.write(
                _(
                    "The words in addresses changed. Restart the servers of the site: they use the "
                    "new ones from then on, and the former ones lead there."
                )
            )


@transaction.atomic
def start(profile: Profile) -> tuple[Site, bool]:
    """Create what is missing, and return True if words in the addresses of a live site changed.

    Raises ProfileRefusedError without changing anything.
    """
    name_roots()
    home = HomePage.objects.first()
    if home is None:
        home = add_home(profile)
        add_synonyms(profile)
    if not StoryIndexPage.objects.child_of(home).exists():
        add_stories(home, profile)
    site = point_site_at(home)
    add_details(site, profile)
    row, has_new_words = apply_profile(site, profile)
    row.roles = make_roles(home, profile.roles, row.roles)
    row.save(update_fields=["roles"])
    return site, has_new_words


def point_site_at(home: HomePage) -> Site:
    address = read_address(settings.SITE_URL)
    if address is None:
        raise CommandError(f"SITE_URL is no address: {settings.SITE_URL}")
    port = address.port or (443 if address.scheme == "https" else 80)
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True)
    wanted = (address.host, port, home.pk)
    if (site.hostname, site.port, site.root_page_id) != wanted:
        site.hostname, site.port, site.root_page_id = wanted
        site.save()
    return site


def add_synonyms(profile: Profile) -> None:
    """Store the first search words, which are staff's from then on."""
    for typed, meant in profile.synonyms:
        Synonym.objects.create(typed=typed, meant=meant)


def add_details(site: Site, profile: Profile) -> None:
    """Store the details of the organisation, unless staff have set them."""
    first = dict(vars(profile.organisation))
    first["footer"] = (
        as_the_editor_saves(first["footer"], INLINE_FEATURES) if first["footer"] else ""
    )
    SiteDetails.objects.get_or_create(site=site, defaults=first)
