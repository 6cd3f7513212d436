"""Pictures, and the ready-made sets of sizes in which the site shows them."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition, Filter

# One entry a crop: the filter specs of its widths. "natural" keeps the picture's own proportions.
CROPS = {
    "card": ("fill-320x240", "fill-640x480", "fill-960x720"),
    "portrait": ("fill-320x400", "fill-640x800", "fill-960x1200"),
    "natural": ("max-480x960", "max-960x1920", "max-1440x2880"),
}
# Best compression first: a browser takes the first type that it knows.
FORMATS = {"image/avif": "format-avif", "image/webp": "format-webp"}


class SiteImage(AbstractImage):
    admin_form_fields = (
        "title",
        "file",
        "description",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        permissions = [("choose_image", "Can choose image")]

    def make_renditions(self) -> None:
        """Make every size of every crop that is not there yet."""
        self.get_renditions(
            *(
                f"{spec}|{format_spec}"
                for specs in CROPS.values()
                for spec in specs
                for format_spec in FORMATS.values()
            )
        )

    def picture_set(self, crop: str) -> dict:
        """Return `{"width", "height", "sources": [{"type", "url", "width", "height"}]}` in pixels.

        Only renditions that exist are listed (an API read never makes one): while they are being
        made, `sources` is empty and width and height are 0. Sizes that come out alike, because a
        small original is never enlarged, are listed once.
        """
        ready = {
            (rendition.filter_spec, rendition.focal_point_key): rendition
            for rendition in self.renditions.all()
        }
        sources = []
        for mime_type, format_spec in FORMATS.items():
            widths = {}
            for spec in CROPS[crop]:
                filter = Filter(f"{spec}|{format_spec}")
                rendition = ready.get((filter.spec, filter.get_cache_key(self)))
                if rendition:
                    widths[rendition.width] = rendition
            sources += [_source(mime_type, rendition) for rendition in widths.values()]
        largest = max(
            sources, key=lambda source: source["width"], default={"width": 0, "height": 0}
        )
        return {"width": largest["width"], "height": largest["height"], "sources": sources}


class SiteRendition(AbstractRendition):
    image = models.ForeignKey(SiteImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=("image", "filter_spec", "focal_point_key"), name="unique_rendition"
            )
        ]


def _source(mime_type: str, rendition: SiteRendition) -> dict:
    return {
        "type": mime_type,
        "url": rendition.url,
        "width": rendition.width,
        "height": rendition.height,
    }
