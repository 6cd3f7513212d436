"""What the pictures of a real photograph weigh: one full of leaves, which is the hardest kind."""

from pathlib import Path

import pytest
import wagtail.images
from django.core.files.images import ImageFile

from cms.models import SiteImage

pytestmark = pytest.mark.any_database  # it weighs files

KB = 1024
PHOTOGRAPH = Path(wagtail.images.__file__).parent / "tests/image_files/landscape_1.jpg"


@pytest.fixture(scope="module")
def photograph(kept_for_module) -> SiteImage:
    with PHOTOGRAPH.open("rb") as file:
        image = SiteImage(title="Bos", file=ImageFile(file, name="bos.jpg"))
        image.save()
    image.make_renditions()
    return image


def weight(image: SiteImage, crop: str, mime_type: str, width: int) -> float:
    """Return what one file of a picture set weighs, in kilobytes."""
    (url,) = (
        source["url"]
        for source in image.picture_set(crop)["sources"]
        if (source["type"], source["width"]) == (mime_type, width)
    )
    (rendition,) = [rendition for rendition in image.renditions.all() if rendition.url == url]
    return rendition.file.size / KB


# The photograph is 600 x 450 pixels, and never enlarged: on a dense screen all of it is shown.
@pytest.mark.parametrize(
    ("crop", "width", "most"),
    [("card", 320, 15), ("card", 600, 15), ("portrait", 360, 60)],
)
@pytest.mark.django_db
def test_a_phone_gets_a_light_picture(photograph, crop, width, most):
    assert 1 < weight(photograph, crop, "image/avif", width) <= most
