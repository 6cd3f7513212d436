"""Stories, and the page that lists them."""

from django import forms
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from cms.models.base import SitePage
from cms.models.blocks.body import BodyBlock
from cms.models.closing import (
    HasClosing,
    closing_button_field,
    closing_page_field,
    closing_panel,
    closing_text_field,
)
from cms.models.page_form import StartsWithText
from cms.models.pictures import alt_field, decorative_field, picture_field, require_alt
from cms.models.searchable import SearchableBody
from cms.preview.previewable import STORY_MODES

# A summary of this many characters fits on a card and in the results of search engines.
ADVISED_LENGTH = 160


class StoryPageForm(StartsWithText):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance._state.adding:
            self.initial["date"] = timezone.localdate()


class Noun(models.TextChoices):
    """What the stories of a list are called: in “All posts”, “Show more posts” and the like."""

    STORIES = "stories", _("stories")
    POSTS = "posts", _("posts")
    ARTICLES = "articles", _("articles")


class StoryIndexPage(HasClosing, SitePage):
    parent_page_types = ["cms.HomePage", "cms.InfoPage"]
    subpage_types = ["cms.StoryPage"]
    page_description = _(
        "A page such as Stories, News or Blog, which shows the newest first and has an address, "
        "a feed and categories of its own."
    )

    introduction = models.TextField(
        _("introduction"),
        blank=True,
        help_text=_("One or two sentences above the list of stories."),
    )
    noun = models.CharField(
        _("word for what is in it"),
        max_length=10,
        choices=Noun.choices,
        default=Noun.STORIES,
        help_text=_("Visitors read it around the list, for example in “All posts”."),
    )
    closing_text = closing_text_field()
    closing_button = closing_button_field()
    closing_page = closing_page_field()

    content_panels = [
        *SitePage.content_panels,
        FieldPanel("introduction"),
        FieldPanel("noun"),
        closing_panel(_("Call under each story")),
    ]
    search_fields = [*SitePage.search_fields, index.SearchField("introduction")]
    api_fields = ["introduction", "noun", "closing"]

    class Meta:
        verbose_name = _("story list")
        verbose_name_plural = _("story lists")


class StoryPage(HasClosing, SitePage):
    parent_page_types = ["cms.StoryIndexPage"]
    subpage_types: list[str] = []
    base_form_class = StoryPageForm
    own_picture = "thumb"
    needs_text = True
    preview_modes = STORY_MODES

    category = models.ForeignKey(
        "cms.Category",
        null=True,  # in drafts
        on_delete=models.PROTECT,
        related_name="stories",
        verbose_name=_("category"),
        help_text=_("Visitors can choose to see only stories of one category."),
    )
    excerpt = models.TextField(
        _("summary"),
        help_text=_("One or two sentences that make people want to read on. No more than that."),
    )
    date = models.DateField(
        _("date"),
        null=True,
        blank=True,
        help_text=_("The day of the story. Leave empty if nobody knows: no date is shown then."),
    )
    thumb = picture_field()
    thumb_alt = alt_field()
    thumb_decorative = decorative_field()
    body = StreamField(
        BodyBlock(),
        verbose_name=_("text"),
        blank=True,
        help_text=_("Add a block for each piece: text, a picture, a quote, a button…"),
    )
    closing_text = closing_text_field()
    closing_button = closing_button_field()
    closing_page = closing_page_field()

    content_panels = [
        *SitePage.content_panels,
        FieldPanel("category", widget=forms.Select),  # a short list: no chooser needed
        FieldPanel(
            "excerpt",
            attrs={
                "data-controller": "character-count",
                "data-action": "input->character-count#update",
                "data-character-count-advised-value": ADVISED_LENGTH,
                "data-character-count-few-value": _("{number} of about {advised} characters"),
                "data-character-count-many-value": _(
                    "{number} characters. More than {advised} do not fit everywhere."
                ),
            },
        ),
        MultiFieldPanel(
            [FieldPanel("thumb"), FieldPanel("thumb_alt"), FieldPanel("thumb_decorative")],
            heading=_("Picture"),
        ),
        FieldPanel("body"),
        FieldPanel("date"),
        closing_panel(_("Another call under this story than under all others")),
    ]
    search_fields = [
        *Page.search_fields,
        index.SearchField("excerpt"),
        SearchableBody("body"),
        index.FilterField("category"),
        index.FilterField("date"),
    ]
    api_fields = [
        "category",
        "excerpt",
        "date",
        "thumb",
        "thumb_alt",
        "thumb_decorative",
        "body",
        "closing",
    ]
    api_pictures = {"thumb": ("thumb", "card"), "portrait": ("thumb", "portrait")}

    class Meta:
        verbose_name = _("story")
        verbose_name_plural = _("stories")

    def clean(self):
        super().clean()
        require_alt(self, "thumb")
