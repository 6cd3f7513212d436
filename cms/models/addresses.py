"""Which slugs a top-level page may not have: the site answers there itself."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

RESERVED_SLUGS = frozenset(
    {"_stijl", "admin", "api", "cms", "documents", "media", "preview", "static", "zoeken"}
)


def refuse_reserved_slug(slug: str, parent) -> None:
    """Raise a ValidationError on `slug` if a page under `parent` would hide behind the site's own.

    `parent` is a page or None (not known yet); only the home page's children are at the top level.
    """
    at_top_level = getattr(parent and parent.specific_class, "holds_top_level", False)
    if at_top_level and slug.lower() in RESERVED_SLUGS:
        message = _(
            "The address “/%(slug)s/” belongs to the website itself. Choose another one, "
            "for example “%(slug)s-info”."
        )
        raise ValidationError({"slug": ValidationError(message, params={"slug": slug})})
