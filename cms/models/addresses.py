"""Reserved slugs of top-level pages, which are URLs of the site itself."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from cms.models.site_profile import profile_in_force
from cms.profile.addresses import RESERVED


def reserved_slugs() -> frozenset[str]:
    """Return the reserved slugs, including the current and former ones of the search page."""
    profile = profile_in_force()
    return RESERVED | {profile.words["search"], *profile.former_addresses.get("search", ())}


def refuse_reserved_slug(slug: str, parent) -> None:
    """Raise ValidationError for `slug` if a page under `parent` would take a URL of the site.

    `parent` is a page, or None if not known yet; only the home page's children are at top level.
    """
    at_top_level = getattr(parent and parent.specific_class, "holds_top_level", False)
    if at_top_level and slug.lower() in reserved_slugs():
        message = _(
            "The address “/%(slug)s/” belongs to the website itself. Choose another one, "
            "for example “%(slug)s-info”."
        )
        raise ValidationError({"slug": ValidationError(message, params={"slug": slug})})
