"""A video on another site."""

from collections.abc import Sequence

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from cms.models.blocks.examples import HasExample
from cms.models.public_pages import public_address
from cms.models.site_profile import VIDEO_HOSTS, profile_in_force
from web_address import read_address


def video_hosts() -> Sequence[str]:
    """Return the hosts whose videos a page may have."""
    return settings.VIDEO_HOSTS or profile_in_force().video_hosts or VIDEO_HOSTS


class EmbedBlock(HasExample, blocks.StructBlock):
    """A video on another site, to which no request is made until the visitor follows the link."""

    url = blocks.URLBlock(label=_("Address of the video"))
    title = blocks.CharBlock(
        label=_("Title"), max_length=160, help_text=_("What is there to see, in a few words.")
    )

    def clean(self, value):
        cleaned = super().clean(value)
        if self.is_deferred_validation and not cleaned["url"]:
            return cleaned
        address = read_address(cleaned["url"])
        host = address.host if address else ""
        hosts = video_hosts()
        if not any(f".{host}".endswith(f".{known}") for known in hosts):
            message = _("This is not the address of a video at %(hosts)s. Use a link in the text.")
            error = ValidationError(message, params={"hosts": ", ".join(hosts)})
            raise StructBlockValidationError(block_errors={"url": error})
        return cleaned

    def get_api_representation(self, value, context=None):
        shown = super().get_api_representation(value, context)
        return {**shown, "url": public_address(shown["url"])}

    class Meta:
        description = _("A link to a video. Nothing is loaded from there until somebody clicks.")
        icon = "media"
        label = _("Video")
        site_template = "frontend/blocks/_embed.html"

    def example(self) -> dict:
        return {"title": gettext("A day with a volunteer"), "url": "", "host": "youtube.com"}
