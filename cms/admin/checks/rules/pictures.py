"""Pictures: described for those who do not see them, and large enough for the site."""

import re
from collections.abc import Iterator

from bs4 import Tag

from cms.admin.checks.finding import Finding
from cms.admin.checks.page_content import Shown
from cms.admin.checks.rules.markup import place_of, quote, written

SMALLEST_WIDTH = 640  # pixels: as wide as the text on a large screen
NAME_OF_A_FILE = re.compile(
    r"^(\S+\.(jpe?g|png|gif|webp|avif|heic|tiff?)|(img|dsc|dscn|pxl|image|foto|scan)[-_ ]?\d+)$",
    re.IGNORECASE,
)


def picture_without_alt(pictures: list[Shown], main: Tag | None) -> Iterator[Finding]:
    """Find pictures that are neither described nor marked as decoration.

    The name of a file is no description. Without the page as the site shows it, `main` is None.
    """
    for picture in pictures:
        alt = picture.alt.strip()
        if not picture.decorative and (not alt or NAME_OF_A_FILE.match(alt)):
            details = {"title": quote(picture.title)}
            yield Finding("picture_without_alt", picture.alt_place, details)
    for element in written(main, "img") if main else ():
        if not element.has_attr("alt"):
            yield Finding(
                "picture_without_alt", place_of(element), {"title": element.get("src", "")}
            )


def small_picture(pictures: list[Shown]) -> Iterator[Finding]:
    """Find pictures that are narrower than the place in which the site shows them large."""
    for picture in pictures:
        if picture.is_large and picture.width < SMALLEST_WIDTH:
            details = {
                "title": quote(picture.title),
                "width": picture.width,
                "least": SMALLEST_WIDTH,
            }
            yield Finding("small_picture", picture.place, details)
