"""The blocks of a body, and the JSON of each in the API."""

from collections.abc import Sequence

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.images.blocks import ImageBlock

from cms.models.block_examples import HasExample, example_html, example_picture
from cms.models.buttons import ButtonBlock
from cms.models.draft_blocks import DraftStreamBlock
from cms.models.images import SiteImage
from cms.models.public_pages import public_address
from cms.models.searchable import SearchableText
from cms.models.site_profile import VIDEO_HOSTS, profile_in_force
from web_address import read_address

INLINE_FEATURES = ["bold", "italic", "link", "document-link"]
CALLOUT_FEATURES = [
    *(*INLINE_FEATURES, "ul", "ol", "code", "strikethrough", "superscript", "subscript"),
]
# The importer stores only these as well: all of them survive opening and saving in the editor.
TEXT_FEATURES = [
    "h2",
    "h3",
    "h4",
    "bold",
    "italic",
    "ol",
    "ul",
    "link",
    "document-link",
    "hr",
    "code",
    "strikethrough",
    "superscript",
    "subscript",
]


def is_withheld(image: SiteImage | None) -> bool:
    return image is not None and image.withheld


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

    class Meta:
        icon = "image"
        label = _("Picture")


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
        site_template = "frontend/blocks/_picture.html"

    def example(self) -> dict:
        return {
            "picture": example_picture(),
            "caption": gettext("The kitchen table where it all began."),
        }


class QuoteBlock(HasExample, blocks.StructBlock):
    quote = SearchableText(label=_("Quote"), features=INLINE_FEATURES)
    attribution = blocks.CharBlock(label=_("Who says so"), required=False, max_length=120)

    class Meta:
        description = _("Somebody's own words, set apart from the text.")
        icon = "openquote"
        label = _("Quote")
        site_template = "frontend/blocks/_quote.html"

    def example(self) -> dict:
        return {
            "html": example_html(gettext("Suddenly I could see what I am good at.")),
            "attribution": "Bram",
        }


class CalloutBlock(HasExample, blocks.StructBlock):
    kind = blocks.ChoiceBlock(
        label=_("Kind"),
        choices=[("note", _("Good to know")), ("tip", _("Tip")), ("warning", _("Take care"))],
        default="note",
    )
    title = blocks.CharBlock(
        label=_("Title"),
        required=False,
        max_length=120,
        help_text=_("Leave empty: the box begins with its kind then."),
    )
    text = SearchableText(label=_("Text"), features=CALLOUT_FEATURES)

    class Meta:
        description = _("A short piece in a box, which readers must not miss.")
        icon = "warning"
        label = _("Callout")
        site_template = "frontend/blocks/_callout.html"

    def example(self) -> dict:
        return {
            "title": gettext("Take care"),
            "html": example_html(gettext("Bring your papers when you come for the first time.")),
        }


class CodeBlock(HasExample, blocks.StructBlock):
    code = blocks.TextBlock(label=_("Code"), rows=8)
    language = blocks.CharBlock(label=_("Language"), required=False, max_length=30)

    class Meta:
        description = _("A piece of a program or of a web page, shown letter by letter.")
        icon = "code"
        label = _("Code")
        site_template = "frontend/blocks/_code.html"

    def example(self) -> dict:
        return {"code": "<p>Hallo!</p>"}


class CallToActionBlock(HasExample, blocks.StructBlock):
    text = SearchableText(
        label=_("Text"), features=["h3", "bold", "italic", "ul", "ol", "link"], required=False
    )
    button = ButtonBlock(label=_("Button"))

    class Meta:
        description = _("One step that the reader can take now, with a button.")
        icon = "pick"
        label = _("Call to action")
        site_template = "frontend/blocks/_call_to_action.html"

    def example(self) -> dict:
        return {
            "html": example_html(gettext("Would you like to help somebody too?")),
            "button": {"label": gettext("Become a volunteer"), "href": ""},
        }


class PersonCardBlock(HasExample, blocks.StructBlock):
    name = blocks.CharBlock(label=_("Name"), max_length=120)
    picture = PictureChoiceBlock(label=_("Picture"), required=False, crop="portrait")
    starting_date = blocks.CharBlock(
        label=_("Since"),
        required=False,
        max_length=60,
        help_text=_("Since when this person takes part, for example “May 2020”."),
    )
    hobbies = blocks.CharBlock(label=_("Hobbies"), required=False, max_length=255)

    class Meta:
        description = _("Somebody who takes part: portrait, name and a few facts.")
        icon = "user"
        label = _("Person")
        site_template = "frontend/blocks/_person_card.html"

    def example(self) -> dict:
        return {"name": "Anna", "since": "2020", "hobbies": gettext("cycling and baking bread")}


class StepBlock(blocks.StreamBlock):
    """What one step holds."""

    text = SearchableText(label=_("Text"), features=CALLOUT_FEATURES)
    code = CodeBlock(label=_("Code"))


class StepsBlock(HasExample, blocks.StructBlock):
    start = blocks.IntegerBlock(label=_("First number"), default=1, min_value=0, max_value=9999)
    steps = blocks.ListBlock(StepBlock(label=_("Step")), label=_("Steps"))

    class Meta:
        description = _("Numbered steps with text and code, from any number on.")
        icon = "list-ol"
        label = _("Steps")
        site_template = "frontend/blocks/_steps.html"

    def example(self) -> dict:
        texts = (gettext("Call us, or write to us."), gettext("We meet, and get to know you."))
        template = "frontend/blocks/_text.html"
        steps = [[{"template": template, "html": example_html(text)}] for text in texts]
        return {"start": 1, "steps": steps}


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


class TableBlock(HasExample, TypedTableBlock):
    text = SearchableText(label=_("Text"), features=[*INLINE_FEATURES, "code"], required=False)

    class Meta:
        description = _("Facts in rows and columns, such as times and places.")
        icon = "table"
        label = _("Table")
        site_template = "frontend/blocks/_table.html"

    def example(self) -> dict:
        return {
            "headings": (gettext("Day"), gettext("Time")),
            "rows": ((gettext("Monday"), "10.00"), (gettext("Thursday"), "19.30")),
        }


class TextBlock(HasExample, SearchableText):
    """The rich text of a body."""

    class Meta:
        description = _("Paragraphs with headings, lists and links. Most of a story is text.")
        site_template = "frontend/blocks/_text.html"

    def example(self) -> dict:
        return {
            "html": example_html(
                gettext("Bram looked for work for a year. Then he met Anna."),
                heading=gettext("How it began"),
            )
        }


class BodyBlock(DraftStreamBlock):
    text = TextBlock(
        label=_("Text"),
        icon="pilcrow",
        features=TEXT_FEATURES,
    )
    picture = PictureBlock()
    quote = QuoteBlock()
    call_to_action = CallToActionBlock()
    person_card = PersonCardBlock()
    table = TableBlock()
    embed = EmbedBlock()
    callout = CalloutBlock()
    steps = StepsBlock()
    code = CodeBlock()

    class Meta:
        required = False
