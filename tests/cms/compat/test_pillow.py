"""What is set of Pillow for a whole process is what Pillow still asks."""

from io import BytesIO

import pytest
from PIL import Image

from cms.compat import pillow


def test_a_picture_of_any_number_of_pixels_can_be_opened(monkeypatch):
    """Otherwise the photo of a phone with many pixels is refused instead of made smaller."""
    data = BytesIO()
    Image.new("L", (100, 100)).save(data, "PNG")
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 1)
    with pytest.raises(Image.DecompressionBombError):
        Image.open(data)
    pillow.take_any_number_of_pixels()
    assert Image.open(data).size == (100, 100)
