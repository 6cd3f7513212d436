"""Rules for pictures: alternative texts, a sufficient size, and the consent of who is in them."""

import re
from collections.abc import Iterator

from bs4 import Tag

from cms.admin.checks.finding import Finding
from cms.admin.checks.page_content import PagePicture
from cms.admin.checks.rules.markup import authored_elements, place_of, quote
from cms.admin.consent.warnings import warnings_for
from cms.compat.django import date_format
from cms.models import SiteImage

SMALLEST_WIDTH = 640  # pixels: as wide as the text on a large screen
NAME_OF_A_FILE = re.compile(
    r"^(\S+\.(jpe?g|png|gif|webp|avif|heic|tiff?)|(img|dsc|dscn|pxl|image|foto|scan)[-_ ]?\d+)$",
    re.IGNORECASE,
)


def picture_without_alt(pictures: list[PagePicture], main: Tag | None) -> Iterator[Finding]:
    """Yield a finding for each picture that is neither described nor marked as decorative.

    A file name does not count as a description. `main` is None if the site could not be reached.
    """
    for picture in pictures:
        alt = picture.alt.strip()
        if not picture.decorative and (not alt or NAME_OF_A_FILE.match(alt)):
            details = {"title": quote(picture.title)}
            yield Finding("picture_without_alt", picture.alt_place, details)
    for element in authored_elements(main, "img") if main else ():
        if not element.has_attr("alt"):
            yield Finding(
                "picture_without_alt", place_of(element), {"title": element.get("src", "")}
            )


def small_picture(pictures: list[PagePicture]) -> Iterator[Finding]:
    """Yield a finding for each picture that is narrower than the site shows it."""
    for picture in pictures:
        if picture.is_large and picture.width < SMALLEST_WIDTH:
            details = {
                "title": quote(picture.title),
                "width": picture.width,
                "least": SMALLEST_WIDTH,
            }
            yield Finding("small_picture", picture.place, details)


def consent(pictures: list[PagePicture]) -> Iterator[Finding]:
    """Yield a finding for each picture without consent, or whose consent ends soon."""
    images = SiteImage.objects.in_bulk([picture.id for picture in pictures])
    warnings = warnings_for(images.values())
    for picture in pictures:
        if picture.id in warnings:
            until = images[picture.id].usable_until
            day = date_format(until) if until else ""
            details = {"title": quote(picture.title), "day": day}
            yield Finding(warnings[picture.id].value, picture.place, details)
