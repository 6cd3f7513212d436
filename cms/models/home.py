"""The home page."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField

from cms.models.base import SitePage
from cms.models.blocks.body import BodyBlock
from cms.models.blocks.buttons import ButtonsBlock, DoorsBlock
from cms.models.pictures import alt_field, decorative_field, picture_field, require_alt
from cms.models.searchable import SearchableBody


class HomePage(SitePage):
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["cms.StoryIndexPage", "cms.InfoPage", "cms.FormPage"]
    max_count_per_parent = 1
    holds_top_level = True
    own_picture = "hero_picture"

    hero_title = models.CharField(
        _("headline"),
        max_length=120,
        help_text=_("The first words that a visitor reads. Short: at most eight words."),
    )
    hero_lead = models.TextField(
        _("introduction"),
        blank=True,
        help_text=_("One or two sentences under the headline."),
    )
    hero_picture = picture_field()
    hero_picture_alt = alt_field()
    hero_picture_decorative = decorative_field()
    calls_to_action = StreamField(
        ButtonsBlock(),
        verbose_name=_("buttons"),
        blank=True,
        max_num=2,
        help_text=_("At most two: the most important thing to do comes first."),
    )
    doors = StreamField(
        DoorsBlock(),
        verbose_name=_("doors"),
        blank=True,
        max_num=3,
        help_text=_(
            "Cards right under the top: one for each kind of visitor who wants to do something."
        ),
    )
    body = StreamField(
        BodyBlock(),
        verbose_name=_("text"),
        blank=True,
        help_text=_("What comes under the newest stories."),
    )

    content_panels = [
        *SitePage.content_panels,
        MultiFieldPanel(
            [
                FieldPanel("hero_title"),
                FieldPanel("hero_lead"),
                FieldPanel("calls_to_action"),
                FieldPanel("hero_picture"),
                FieldPanel("hero_picture_alt"),
                FieldPanel("hero_picture_decorative"),
            ],
            heading=_("Top of the page"),
        ),
        FieldPanel("doors"),
        FieldPanel("body"),
    ]
    search_fields = [*SitePage.search_fields, SearchableBody("body")]
    api_fields = [
        "hero_title",
        "hero_lead",
        "hero_picture",
        "hero_picture_alt",
        "hero_picture_decorative",
        "calls_to_action",
        "doors",
        "body",
    ]
    api_pictures = {"hero_picture": ("hero_picture", "portrait")}

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    def clean(self):
        super().clean()
        require_alt(self, "hero_picture")
