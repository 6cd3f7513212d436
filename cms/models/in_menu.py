"""The place in the menu, of information pages and of forms."""

from django.db import models
from django.db.models import F
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import PageManager
from wagtail.query import PageQuerySet


class InMenuManager(PageManager):
    def in_menu_order(self) -> PageQuerySet:
        return self.order_by(F("order").asc(nulls_last=True), "title", "pk")


class InMenu(models.Model):
    """The place of a page in the menu, for each type of page that stands there by a number."""

    order = models.IntegerField(
        _("place in the menu"),
        null=True,
        blank=True,
        help_text=_(
            "You change it in the list “Menu of the site”, by dragging. Empty: the page comes last."
        ),
    )

    class Meta:
        abstract = True


class PlacePanel(FieldPanel):
    """Shows the place of a page in the menu, which nobody may have chosen."""

    def format_value_for_display(self, value):
        return _("the last") if value is None else super().format_value_for_display(value)
