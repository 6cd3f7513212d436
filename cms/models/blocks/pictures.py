"""A picture in a body, with its caption. Nobody sees one that is withheld, nor its words."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageBlock

from cms.compat.wagtail.models import ImageBlockComparison
from cms.models.blocks.examples import HasExample, example_picture
from cms.models.images import SiteImage


def is_withheld(image: SiteImage | None) -> bool:
    return image is not None and image.withheld


class PictureComparison(ImageBlockComparison):
    """Wagtail's, which fails where no picture has been chosen yet."""

    def htmlvalue(self, val):
        return "" if val is None else super().htmlvalue(val)


class PictureChoiceBlock(ImageBlock):
    """Wagtail's picture with its alternative text; the API returns its existing renditions."""

    def __init__(self, *args, crop: str = "natural", **kwargs):
        self.crop = crop
        super().__init__(*args, **kwargs)
        # The words of the pictures of a page: Wagtail has others, and of one the field's own name.
        self.child_blocks["image"].label = _("Photo")
        self.child_blocks["decorative"].label = _("The picture is decoration")

    def get_api_representation(self, value, context=None):
        if value is None or is_withheld(value):
            return None
        decorative = bool(value.decorative)
        return {
            "id": value.pk,
            "alt": "" if decorative else value.contextual_alt_text or "",
            "decorative": decorative,
            **value.picture_set(self.crop),
        }

    def get_searchable_content(self, value):
        return [] if is_withheld(value) else super().get_searchable_content(value)

    def get_comparison_class(self):
        return PictureComparison

    class Meta:
        icon = "image"
        label = _("Picture")
        label_format = "{alt_text}"  # which stands beside the name of a block that is folded


class PictureBlock(HasExample, blocks.StructBlock):
    picture = PictureChoiceBlock()
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=255)

    def get_api_representation(self, value, context=None):
        """Return both, or neither if the picture is withheld: the caption may name who is in it."""
        shown = super().get_api_representation(value, context)
        return {**shown, "caption": ""} if is_withheld(value["picture"]) else shown

    def get_searchable_content(self, value):
        return [] if is_withheld(value.get("picture")) else super().get_searchable_content(value)

    class Meta:
        description = _("A photograph or a drawing, with a caption if you like.")
        icon = "image"
        label = _("Picture")
        label_format = "{caption}"
        site_template = "frontend/blocks/_picture.html"

    def example(self) -> dict:
        return {
            "picture": example_picture(),
            "caption": gettext("The kitchen table where it all began."),
        }
