"""Store the values of a profile. Values that it does not have are not changed."""

import hashlib
from collections.abc import Mapping

from django.utils.translation import gettext as _
from wagtail.models import Page, Site

from cms.models import SiteProfile
from cms.profile import icon
from cms.profile.addresses import Words, former_words
from cms.profile.colours import NEUTRAL
from cms.profile.components import as_json
from cms.profile.schema import Profile


class ProfileRefusedError(Exception):
    """Raised when a profile conflicts with the content of this site. Gives the cause."""


def apply_profile(site: Site, profile: Profile) -> tuple[SiteProfile, bool]:
    """Store the profile, and return True if words in the addresses of a live site changed.

    Raises ProfileRefusedError. A generated icon is regenerated in new colours.
    """
    stored = SiteProfile.objects.filter(site=site).first()
    row = stored or SiteProfile(site=site, colours=NEUTRAL)
    was_drawn = row.icon_svg in ("", icon.drawing(*_two(row.colours)))
    if profile.colours:
        row.colours = profile.colours
    if profile.icon:
        _set_icon(row, profile.icon)
    elif was_drawn and row.icon_svg != icon.drawing(*_two(row.colours)):
        _set_icon(row, icon.drawn(*_two(row.colours)))
    if profile.video_hosts is not None:
        row.video_hosts = list(profile.video_hosts)
    row.components |= as_json(profile.components)
    changes = {name: word for name, word in profile.addresses.items() if word != row.words[name]}
    _change_words(row, {} if stored is None else row.words, changes, site.root_page)
    row.addresses |= profile.addresses
    row.save()
    return row, bool(stored and changes)


def _two(colours: Mapping) -> tuple[str, str]:
    return colours["brand"], colours["accent"]


def _set_icon(row: SiteProfile, chosen: icon.Icon) -> None:
    row.icon_svg, row.icon_png = chosen.svg, chosen.png
    row.icon_hash = hashlib.sha256(chosen.svg.encode() + chosen.png).hexdigest()[:12]


def _change_words(row: SiteProfile, before: Words, changes: Words, home: Page) -> None:
    """Change words in addresses; the former ones stay valid."""
    search = changes.get("search")
    if search and home.get_children().filter(slug=search).exists():
        message = _("addresses.search: there is a page with the address /%s/. Give it another one.")
        raise ProfileRefusedError(message % search)
    row.former_addresses = former_words(row.former_addresses, before, changes)
