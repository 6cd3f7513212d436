"""The data shown on every page: the organisation's name, contact details and footer."""

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.fields import RichTextField

from cms.models.blocks.features import INLINE_FEATURES
from cms.models.pictures import share_picture_field
from cms.models.shared_form import SharedForm


@register_setting(icon="home")
class SiteDetails(BaseSiteSetting):
    name = models.CharField(
        _("name of the organisation"),
        max_length=80,
        help_text=_("Stands at the top of every page."),
    )
    tagline = models.CharField(
        _("in one sentence"),
        max_length=160,
        blank=True,
        help_text=_("What the organisation does. Search engines show it too."),
    )
    email = models.EmailField(_("email address"), blank=True)
    phone = models.CharField(
        _("telephone number"), max_length=30, blank=True, help_text=_("For example 088 123 45 67.")
    )
    address = models.TextField(
        _("postal address"), blank=True, help_text=_("Each line as on an envelope.")
    )
    footer = RichTextField(
        _("text at the foot of every page"), blank=True, features=INLINE_FEATURES
    )
    share_picture = share_picture_field(
        _("Goes along with pages that have no picture. Leave empty: the site draws one for each.")
    )

    base_form_class = SharedForm
    panels = [
        FieldPanel("name"),
        FieldPanel("tagline"),
        MultiFieldPanel(
            [FieldPanel("email"), FieldPanel("phone"), FieldPanel("address")], heading=_("Contact")
        ),
        FieldPanel("footer"),
        FieldPanel("share_picture"),
    ]

    class Meta:
        verbose_name = _("site details")


def organisation_name() -> str:
    """Return the name of the organisation, as the CMS shows it."""
    details = SiteDetails.objects.filter(site__is_default_site=True).first()
    return (details and details.name) or gettext("Newsroom")
