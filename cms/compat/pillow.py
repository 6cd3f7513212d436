"""What of Pillow is set for a whole process."""

from PIL import Image


def take_any_number_of_pixels() -> None:
    """Leave the number of pixels to who opens a picture: Pillow refuses what a phone makes."""
    Image.MAX_IMAGE_PIXELS = None
