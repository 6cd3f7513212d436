"""Information pages, ordered in the menu by a number."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from cms.models.base import SitePage
from cms.models.blocks.body import BodyBlock
from cms.models.in_menu import InMenu, InMenuManager, PlacePanel
from cms.models.page_form import StartsWithText
from cms.models.searchable import SearchableBody


class InfoPage(InMenu, SitePage):
    parent_page_types = ["cms.HomePage", "cms.InfoPage"]
    subpage_types = ["cms.InfoPage", "cms.StoryIndexPage", "cms.FormPage"]
    page_description = _("A page about something that stays true, such as who you are.")
    base_form_class = StartsWithText
    needs_text = True

    at_foot = models.BooleanField(
        _("only at the foot of the page"),
        default=False,
        help_text=_(
            "For pages that few visitors look for, such as privacy: they stay out of the menu."
        ),
    )
    body = StreamField(
        BodyBlock(),
        verbose_name=_("text"),
        blank=True,
        help_text=_("Add a block for each piece: text, a picture, a quote, a button…"),
    )
    date = models.DateField(
        _("date"),
        null=True,
        blank=True,
        help_text=_("Only if the page belongs to a day. Visitors see it under the title."),
    )

    objects = InMenuManager()

    content_panels = [
        *SitePage.content_panels,
        FieldPanel("body"),
        FieldPanel("date"),
        PlacePanel("order", read_only=True),
        FieldPanel("at_foot"),
    ]
    search_fields = [*SitePage.search_fields, SearchableBody("body")]
    api_fields = ["order", "at_foot", "date", "body"]

    class Meta:
        verbose_name = _("information page")
        verbose_name_plural = _("information pages")
