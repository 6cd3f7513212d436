"""Which formats the toolbar offers beside the plain ones.

A text keeps every format that it has, whatever is chosen here.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

# Of each field: the formats by the names that the editor has for them.
FORMATS = {
    "heading_4": ("header-four",),
    "strikethrough": ("STRIKETHROUGH",),
    "scripts": ("SUPERSCRIPT", "SUBSCRIPT"),
    "code": ("CODE",),
}


@register_setting(icon="edit")
class TextFormats(BaseGenericSetting):
    heading_4 = models.BooleanField(
        _("headings of a third level"),
        default=False,
        help_text=_("Most texts are easier to read with two levels of headings."),
    )
    strikethrough = models.BooleanField(_("strikethrough"), default=False)
    scripts = models.BooleanField(
        _("superscript and subscript"), default=False, help_text=_("Such as m² and CO₂.")
    )
    code = models.BooleanField(
        _("code"), default=False, help_text=_("Words of a program, letter by letter.")
    )

    panels = [
        MultiFieldPanel(
            [FieldPanel(name) for name in FORMATS],
            heading=_("Offered under “More”"),
            help_text=_(
                "The toolbar always has headings, bold, italic, lists and links. What is switched"
                " off here stays in texts that have it."
            ),
        )
    ]

    class Meta:
        verbose_name = _("formats of text")

    def __str__(self) -> str:
        return str(self._meta.verbose_name)


def offered_formats() -> list[str]:
    """Return the formats beside the plain ones that the toolbar is to offer."""
    chosen = TextFormats.objects.first()
    return [
        format
        for field, formats in FORMATS.items()
        if chosen and getattr(chosen, field)
        for format in formats
    ]
