"""The stored profile of a site, which is not editable in the admin: colours, icon, words."""

from django.db import models
from wagtail.models import Site

from cms.profile.addresses import NEUTRAL, Words
from cms.profile.components import Component, from_json

VIDEO_HOSTS = ("youtube.com", "youtu.be", "vimeo.com", "npo.nl")


class SiteProfile(models.Model):
    """The profile. `colours` is a complete palette (`cms.profile.colours`), `roles` groups by role.

    `addresses` are the words in addresses, `former_addresses` the former ones. Defaults apply to
    empty values.
    """

    site = models.OneToOneField(Site, on_delete=models.CASCADE, related_name="profile")
    colours = models.JSONField(default=dict)
    icon_svg = models.TextField()
    icon_png = models.BinaryField()
    icon_hash = models.CharField(max_length=16)
    addresses = models.JSONField(default=dict)
    former_addresses = models.JSONField(default=dict)
    video_hosts = models.JSONField(default=list)
    components = models.JSONField(default=dict)
    roles = models.JSONField(default=dict)

    def __str__(self) -> str:
        return str(self.site)

    @property
    def words(self) -> Words:
        return {**NEUTRAL, **self.addresses}


def profile_in_force() -> SiteProfile:
    """Return the profile of the site without its icon, or an empty one."""
    profiles = SiteProfile.objects.filter(site__is_default_site=True)
    return profiles.defer("icon_svg", "icon_png").first() or SiteProfile()


def site_components() -> dict[str, Component]:
    """Return the components of the migrated site, by name."""
    return from_json(profile_in_force().components)
