"""The blocks of a body, and the JSON of each in the API."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock

from cms.models.blocks.buttons import ButtonBlock
from cms.models.blocks.comparison import FilledComparison
from cms.models.blocks.details import AnbiBlock, ContactBlock
from cms.models.blocks.drafts import DraftStreamBlock
from cms.models.blocks.embed import EmbedBlock
from cms.models.blocks.examples import HasExample, example_html
from cms.models.blocks.features import CALLOUT_FEATURES, INLINE_FEATURES, TEXT_FEATURES
from cms.models.blocks.pictures import PictureBlock, PictureChoiceBlock
from cms.models.searchable import SearchableText


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

    def get_comparison_class(self) -> type[FilledComparison]:
        return FilledComparison

    def example(self) -> dict:
        texts = (gettext("Call us, or write to us."), gettext("We meet, and get to know you."))
        template = "frontend/blocks/_text.html"
        steps = [[{"template": template, "html": example_html(text)}] for text in texts]
        return {"start": 1, "steps": steps}


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
    contact = ContactBlock()
    anbi = AnbiBlock()
    code = CodeBlock()

    class Meta:
        required = False
