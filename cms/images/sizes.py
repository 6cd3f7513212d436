"""Make the sizes of a picture: its file is decoded once, to 8-bit sRGB, and each made from that."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from io import BytesIO

from django.conf import settings
from PIL import Image
from wagtail.images.models import AbstractImage, Filter
from willow.plugins.pillow import PillowImage

from cms.images.colours import to_srgb
from cms.images.limits import LONGEST_DECODED
from cms.images.own_process import call_apart

# What the operations of a filter read of a picture, beside its file's name.
ASKED = (
    "width",
    "height",
    "focal_point_x",
    "focal_point_y",
    "focal_point_width",
    "focal_point_height",
)


class TooManyPixelsError(ValueError):
    """Raised for a picture that takes more memory than it may."""


class SizeFilter(Filter):
    """A filter that works on a picture that is decoded already. `format_name` is its file's."""

    def __init__(self, spec: str, decoded: Image.Image, format_name: str):
        super().__init__(spec)
        self.decoded, self.format_name = decoded, format_name

    @contextmanager
    def get_willow_image(self, image, source=None) -> Iterator[PillowImage]:
        picture = PillowImage(self.decoded)
        picture.format_name = self.format_name
        yield picture


def make_sizes(image: AbstractImage, filters: Sequence[Filter]) -> dict[str, tuple[str, bytes]]:
    """Return type and bytes of each size by its filter spec, made in a process of its own."""
    with image.open_file() as file:
        data = file.read()
    specs = [each.spec for each in filters]
    most = settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS
    make = partial(_make, _without_relations(image), data, specs, most)
    return call_apart(make, settings.PICTURE_MEMORY)


def _without_relations(image: AbstractImage) -> AbstractImage:
    """Return what operations ask of a picture, and nothing that cannot go to another process."""
    asked = {name: getattr(image, name) for name in ASKED}
    return type(image)(file=image.file.name, **asked)


def _make(
    image: AbstractImage, data: bytes, specs: list[str], most_pixels: int
) -> dict[str, tuple[str, bytes]]:
    """Return what `make_sizes` does. All it is to know comes as arguments, for any process."""
    with Image.open(BytesIO(data)) as opened:
        width, height = opened.size
        if width * height > most_pixels or max(opened.size) > LONGEST_DECODED:
            raise TooManyPixelsError(f"{width} by {height} pixels are more than this machine holds")
        format_name = (opened.format or "").lower()
        decoded = to_srgb(opened)
    made = {}
    for spec in specs:
        size = SizeFilter(spec, decoded, format_name).run(image, BytesIO())
        made[spec] = (size.format_name, size.f.getvalue())
    return made
