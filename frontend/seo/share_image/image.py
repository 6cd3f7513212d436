"""The drawn picture of a page. Loads what draws only when somebody asks for a picture."""

from frontend.content import pages


def picture_of(page: pages.Page, site: pages.Site) -> bytes:
    """Return a PNG, in the colours of the category; those of other pages follow from the title."""
    from frontend.seo.share_image.drawing import drawn  # Pillow is large, and few processes need it

    category = page.category if isinstance(page, pages.Story) else None
    colour = category.slug if category else page.title
    return drawn(page.title, category.name if category else "", colour, site.name)
