"""The call under a story: what readers can do now. Staff write it once, in the list of stories."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page

from cms.models.public_pages import public_paths


class HasClosing:
    """Mixin for the list, which has the call of all its stories, and for a story with its own.

    The fields are made by the functions below.
    """

    closing_text: Any
    closing_button: Any
    closing_page: Any

    @property
    def closing(self) -> dict | None:
        """`{"text", "button": {"label", "href"}}`, or None without a page that is public."""
        page = self.closing_page
        path = public_paths([page.pk])[0] if page else None
        if page is None or path is None:
            return None
        label = self.closing_button or page.title
        return {"text": self.closing_text, "button": {"label": label, "href": path}}


def closing_text_field() -> models.TextField:
    return models.TextField(
        _("text"), blank=True, help_text=_("One or two sentences: what can readers do now?")
    )


def closing_button_field() -> models.CharField:
    return models.CharField(
        _("words on the button"),
        max_length=60,
        blank=True,
        help_text=_("For example “Become a volunteer”. Empty: the title of the page."),
    )


def closing_page_field() -> models.ForeignKey:
    return models.ForeignKey(
        Page,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("page that the button leads to"),
        help_text=_("For example a form. Without a page there is no call."),
    )


def closing_panel(heading) -> MultiFieldPanel:
    names = ("closing_text", "closing_button", "closing_page")
    return MultiFieldPanel([FieldPanel(name) for name in names], heading=heading)
