"""Information pages, ordered in the menu by a number."""

from django.db import models
from django.db.models import F
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import PageManager
from wagtail.query import PageQuerySet

from cms.models.base import SitePage
from cms.models.blocks.body import BodyBlock
from cms.models.page_form import StartsWithText
from cms.models.searchable import SearchableBody


class InfoPageQuerySet(PageQuerySet):
    def in_menu_order(self):
        return self.order_by(F("order").asc(nulls_last=True), "title", "pk")


class PlacePanel(FieldPanel):
    """Shows the place of a page in the menu, which nobody may have chosen."""

    def format_value_for_display(self, value):
        return _("the last") if value is None else super().format_value_for_display(value)


class InfoPage(SitePage):
    parent_page_types = ["cms.HomePage", "cms.InfoPage"]
    subpage_types = ["cms.InfoPage", "cms.StoryIndexPage"]
    page_description = _("A page about something that stays true, such as who you are.")
    base_form_class = StartsWithText
    needs_text = True

    order = models.IntegerField(
        _("place in the menu"),
        null=True,
        blank=True,
        help_text=_(
            "You change it in the list “Menu of the site”, by dragging. Empty: the page comes last."
        ),
    )
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

    objects = PageManager.from_queryset(InfoPageQuerySet)()

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
