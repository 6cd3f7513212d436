"""The share image of a page. Loads what draws only when somebody asks for a picture."""

from frontend.content.pictures import Icon
from frontend.content.site import Site
from frontend.page_types.base import Page


def share_image_of(page: Page, site: Site, icon: Icon) -> bytes:
    """Return a PNG, in the colours of the category; those of other pages follow from the title."""
    from frontend.seo.share_image.drawing import draw  # Pillow is large, and few processes need it

    category = page.section
    colour = category.slug if category else page.title
    return draw(
        page.title, category.name if category else "", colour, site.name, site.colours, icon.png
    )
