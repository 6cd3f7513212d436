"""What the site asks of its sizes of pictures beside what Wagtail can do."""

from wagtail.images.image_operations import FilterOperation
from willow.plugins.pillow import PillowImage


class BareOperation(FilterOperation):
    """Leave out what a camera wrote along with a photograph, such as where it was taken.

    Willow copies that into JPEG. It stands after an operation that made pixels of the file.
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
