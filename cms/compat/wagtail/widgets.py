"""The field of Wagtail for the last part of an address, whose actions are not documented."""

from wagtail.admin.widgets.slug import SlugInput

__all__ = ["SlugInput"]

WRITES_ON_CHANGE = {
    "data-action": SlugInput().attrs["data-action"].replace("blur->w-slug", "change->w-slug")
}
