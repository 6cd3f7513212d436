"""Image operations beyond those of Wagtail."""

from wagtail.images.image_operations import FilterOperation
from willow.plugins.pillow import PillowImage


class BareOperation(FilterOperation):
    """The filter `bare`: drop the camera's metadata, such as the location.

    Willow would copy it into JPEG files. Must follow an operation that decodes the picture.
    """

    def construct(self):
        pass

    def run(self, willow, image, env):
        if not isinstance(willow, PillowImage):
            raise TypeError(
                f"bare comes after fill or another operation on pixels, not on {willow}"
            )
        willow.image.info.pop("exif", None)
        return willow
