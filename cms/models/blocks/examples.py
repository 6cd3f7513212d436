"""The examples of blocks in the block chooser, rendered with the site's own templates."""

from typing import Any

from django.templatetags.static import static
from django.utils.safestring import SafeString


class HasExample:
    """Mixin for blocks of a body. `Meta.site_template` renders what `example` returns."""

    meta: Any  # of the block that it is mixed into

    def example(self) -> dict:
        """Return what the template of the site reads of a block."""
        raise NotImplementedError

    def get_preview_context(self, value, parent_context=None) -> dict:
        return {
            **(parent_context or {}),
            "site_template": self.meta.site_template,
            "example": self.example(),
        }


def example_html(text: str, heading: str = "") -> SafeString:
    above = f"<h2>{heading}</h2>" if heading else ""
    return SafeString(f"{above}<p>{text}</p>")


def example_picture() -> dict:
    return {"url": static("cms/example-picture.svg"), "width": 480, "height": 320, "alt": ""}
