"""The drawn picture of a page. Loads what draws only when somebody asks for a picture."""

from frontend import content


def picture_of(page: content.Page, site: content.Site) -> bytes:
    """Return a PNG, in the colours of the category; those of other pages follow from the title."""
    from frontend.found.drawing import drawn  # Pillow is large, and few processes need it

    category = page.category if isinstance(page, content.Story) else None
    colour = category.slug if category else page.title
    return drawn(page.title, category.name if category else "", colour, site.name)
