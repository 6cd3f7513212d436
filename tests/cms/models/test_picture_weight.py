"""What the pictures of a real photograph weigh: one full of leaves, which is the hardest kind."""

from pathlib import Path

import pytest
import wagtail.images
from django.core.files.images import ImageFile

from cms.models import SiteImage

KB = 1024
PHOTOGRAPH = Path(wagtail.images.__file__).parent / "tests/image_files/landscape_1.jpg"


@pytest.fixture
def photograph(db) -> SiteImage:
    with PHOTOGRAPH.open("rb") as file:
        image = SiteImage(title="Bos", file=ImageFile(file, name="bos.jpg"))
        image.save()
    image.make_renditions()
    return image


@pytest.mark.parametrize(("crop", "width", "most"), [("card", 320, 15), ("portrait", 360, 60)])
def test_a_phone_gets_a_light_picture(photograph, crop, width, most):
    sources = photograph.picture_set(crop)["sources"]
    (url,) = (
        source["url"]
        for source in sources
        if (source["type"], source["width"]) == ("image/avif", width)
    )
    (rendition,) = [rendition for rendition in photograph.renditions.all() if rendition.url == url]
    assert 1 * KB < rendition.file.size <= most * KB
