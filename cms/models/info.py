"""Information pages, ordered in the menu by a number."""

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
    subpage_types = ["cms.InfoPage", "cms.FormPage"]
    base_form_class = StartsWithText
    needs_text = True

    body = StreamField(
        BodyBlock(),
        verbose_name=_("text"),
        blank=True,
        help_text=_("Add a block for each piece: text, a picture, a quote, a button…"),
    )

    objects = InMenuManager()

    content_panels = [
        *SitePage.content_panels,
        FieldPanel("body"),
        PlacePanel("order", read_only=True),
    ]
    search_fields = [*SitePage.search_fields, SearchableBody("body")]
    api_fields = ["order", "body"]

    class Meta:
        verbose_name = _("information page")
        verbose_name_plural = _("information pages")
