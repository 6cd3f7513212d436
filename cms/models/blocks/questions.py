"""The questions of a form, and the JSON of each in the API."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.models.blocks.comparison import FilledComparison
from cms.models.blocks.drafts import DraftStreamBlock

LONGEST_LABEL, LONGEST_HELP, LONGEST_CHOICE, LONGEST_CONSENT = 200, 300, 120, 2000
MOST_QUESTIONS, MOST_CHOICES = 40, 40
# What browsers fill in by themselves (https://html.spec.whatwg.org/#autofill).
PURPOSES = [
    ("", _("Something else")),
    ("name", _("Full name")),
    ("given-name", _("First name")),
    ("family-name", _("Last name")),
    ("street-address", _("Street and number")),
    ("postal-code", _("Postal code")),
    ("address-level2", _("Town")),
    ("organization", _("Organisation")),
]


class QuestionBlock(blocks.StructBlock):
    """One question. Its id stays the same for as long as it exists, so answers are known by it."""

    label = blocks.CharBlock(
        label=_("Question"), max_length=LONGEST_LABEL, help_text=_("For example “Your name”.")
    )
    help = blocks.CharBlock(
        label=_("Explanation"),
        required=False,
        max_length=LONGEST_HELP,
        help_text=_("Stands under the question: why you ask it, or what you expect."),
    )
    required = blocks.BooleanBlock(
        label=_("Must be answered"),
        required=False,
        default=True,
        help_text=_("Ask for no more than you need: each question that must be answered costs."),
    )


class ShortTextBlock(QuestionBlock):
    purpose = blocks.ChoiceBlock(
        label=_("Holds"),
        choices=PURPOSES,
        required=False,
        default="",
        help_text=_("Browsers can fill in by themselves what they know of the visitor."),
    )


class NumberBlock(QuestionBlock):
    lowest = blocks.IntegerBlock(label=_("At least"), required=False)
    highest = blocks.IntegerBlock(label=_("At most"), required=False)

    def get_comparison_class(self) -> type[FilledComparison]:
        return FilledComparison


class ChoiceBlock(QuestionBlock):
    choices = blocks.ListBlock(
        blocks.CharBlock(label=_("Choice"), max_length=LONGEST_CHOICE),
        label=_("Choices"),
        min_num=1,
        max_num=MOST_CHOICES,
    )


class ConsentBlock(blocks.StructBlock):
    """A box to tick below a text, which is stored with the answer as it was agreed to."""

    label = blocks.CharBlock(
        label=_("Beside the box"), max_length=LONGEST_LABEL, default=_("I agree to this.")
    )
    text = blocks.TextBlock(
        label=_("Text that the visitor agrees to"),
        rows=3,
        max_length=LONGEST_CONSENT,
        help_text=_("It is stored with each answer, as it was at that moment."),
    )
    required = blocks.BooleanBlock(
        label=_("Nothing can be sent without it"), required=False, default=True
    )


class QuestionsBlock(DraftStreamBlock):
    """The names of the types are part of the API."""

    short_text = ShortTextBlock(label=_("Short text"), icon="edit")
    long_text = QuestionBlock(label=_("Long text"), icon="pilcrow")
    email = QuestionBlock(label=_("Email address"), icon="mail")
    telephone = QuestionBlock(label=_("Telephone number"), icon="mobile-alt")
    number = NumberBlock(label=_("A number"), icon="order")
    date = QuestionBlock(label=_("Date"), icon="date")
    choice = ChoiceBlock(label=_("One choice"), icon="radio-full")
    choices = ChoiceBlock(label=_("Several choices"), icon="list-ul")
    checkbox = QuestionBlock(label=_("Box to tick"), icon="check")
    consent = ConsentBlock(label=_("Consent"), icon="clipboard-list")

    class Meta:
        max_num = MOST_QUESTIONS

    def get_api_representation(self, value, context=None) -> list[dict]:
        """Return each question as one object: its id and type beside what is asked."""
        return [
            {
                "id": child.id,
                "type": child.block_type,
                **child.block.get_api_representation(child.value, context),
            }
            for child in value
        ]
