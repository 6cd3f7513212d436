"""The share image of a page. The drawing code is loaded when an image is requested first."""

from frontend.content.pictures import Icon
from frontend.content.site import Site
from frontend.page_types.base import Page


def share_image_of(page: Page, site: Site, icon: Icon) -> bytes:
    """Return a PNG in the colours of the category, or in colours derived from the title."""
    from frontend.seo.share_image.drawing import draw  # Pillow is large, and few processes need it

    category = page.section
    colour = category.slug if category else page.title
    return draw(
        page.title, category.name if category else "", colour, site.name, site.colours, icon.png
    )
