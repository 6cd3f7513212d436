"""A button, as a part of blocks and of the home page."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.models.blocks.drafts import DraftStreamBlock
from cms.models.public_pages import public_address, public_paths


class ButtonBlock(blocks.StructBlock):
    """A link that looks like a button: to a page of this site or to another address."""

    label = blocks.CharBlock(
        label=_("Words on the button"),
        max_length=60,
        help_text=_("Say what happens: “Become a volunteer”, not “Click here”."),
    )
    page = blocks.PageChooserBlock(label=_("Page of this site"), required=False)
    url = blocks.URLBlock(
        label=_("Or another address"),
        required=False,
        help_text=_("For example https://www.example.org/"),
    )

    class Meta:
        icon = "link"
        label = _("Button")

    def clean(self, value):
        cleaned = super().clean(value)
        if not self.is_deferred_validation and bool(cleaned["page"]) == bool(cleaned["url"]):
            error = ValidationError(_("Choose a page or write an address: one of the two."))
            raise blocks.StructBlockValidationError(block_errors={"page": error})
        return cleaned

    def get_api_representation(self, value, context=None):
        """Return `{"label", "href"}`; `href` is empty while the page is not public."""
        page = value["page"]
        href = public_paths([page.pk])[0] if page else public_address(value["url"] or "")
        return {"label": value["label"], "href": href or ""}


class ButtonsBlock(DraftStreamBlock):
    button = ButtonBlock()


class DoorBlock(blocks.StructBlock):
    """One of the ways in from the home page: for whom it is, what they find there, a button."""

    title = blocks.CharBlock(
        label=_("For whom"),
        max_length=60,
        help_text=_("In the visitor’s own words: “I am looking for work and want help”."),
    )
    text = blocks.CharBlock(
        label=_("One sentence about it"),
        max_length=140,
        required=False,
        help_text=_("What happens after the button is pressed."),
    )
    button = ButtonBlock(label=_("Button"))

    class Meta:
        icon = "login"
        label = _("Door")


class DoorsBlock(DraftStreamBlock):
    door = DoorBlock()
