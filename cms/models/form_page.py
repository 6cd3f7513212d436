"""Forms: questions to visitors, whose answers come into the CMS."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, validate_email
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField

from cms.models.base import SitePage
from cms.models.blocks.body import BodyBlock
from cms.models.blocks.questions import QuestionsBlock
from cms.models.in_menu import InMenu, InMenuManager, PlacePanel
from cms.models.page_form import StartsWithText
from cms.models.searchable import SearchableBody

LONGEST_KEPT = 730  # days
MOST_TOLD = 10


def validate_addresses(text: str) -> None:
    """Raise ValidationError unless each line is one mail address."""
    lines = addresses_in(text)
    for line in lines:
        try:
            validate_email(line)
        except ValidationError as error:
            message = _("“%(line)s” is no email address. Write one on each line.")
            raise ValidationError(message, params={"line": line}) from error
    if len(lines) > MOST_TOLD:
        message = _("No more than %(most)d addresses can be told.")
        raise ValidationError(message, params={"most": MOST_TOLD})


def addresses_in(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


class FormPage(InMenu, SitePage):
    parent_page_types = ["cms.HomePage", "cms.InfoPage"]
    subpage_types: list[str] = []
    base_form_class = StartsWithText

    body = StreamField(
        BodyBlock(),
        verbose_name=_("introduction"),
        blank=True,
        help_text=_("What visitors read above the questions: what happens with their answers."),
    )
    questions = StreamField(
        QuestionsBlock(),
        verbose_name=_("questions"),
        help_text=_("Add a block for each question. Few questions get more answers."),
    )
    button = models.CharField(
        _("text on the button"),
        max_length=60,
        blank=True,
        help_text=_("What the visitor does, for example “Ask for help”. Empty: “Send”."),
    )
    confirmation = StreamField(
        BodyBlock(),
        verbose_name=_("what is shown afterwards"),
        blank=True,
        help_text=_("What happens next, and when. The number of the answer stands above it."),
    )
    told = models.TextField(
        _("who is told"),
        blank=True,
        validators=[validate_addresses],
        help_text=_(
            "One email address on each line. The mail says that an answer came, with a link to it."
        ),
    )
    tells_content = models.BooleanField(
        _("put the answer into the mail"),
        default=False,
        help_text=_("Mail is no safe place for what people confide. Better leave this off."),
    )
    days_kept = models.PositiveSmallIntegerField(
        _("days that answers are kept"),
        default=90,
        validators=[MinValueValidator(1), MaxValueValidator(LONGEST_KEPT)],
        help_text=_("Answers are deleted for good after so many days, done or not."),
    )

    objects = InMenuManager()

    content_panels = [
        *SitePage.content_panels,
        FieldPanel("body"),
        FieldPanel("questions"),
        FieldPanel("button"),
        FieldPanel("confirmation"),
        MultiFieldPanel(
            [FieldPanel("told"), FieldPanel("tells_content"), FieldPanel("days_kept")],
            heading=_("What happens with answers"),
        ),
        PlacePanel("order", read_only=True),
    ]
    search_fields = [*SitePage.search_fields, SearchableBody("body")]
    api_fields = ["order", "body", "questions", "button", "confirmation", "days_kept"]

    class Meta:
        verbose_name = _("form")
        verbose_name_plural = _("forms")
