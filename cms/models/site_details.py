"""The data shown on every page: the organisation's name, contact details and footer."""

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.fields import RichTextField

from cms.models.blocks.features import INLINE_FEATURES
from cms.models.pictures import share_picture_field

ANBI = (
    *("anbi_goal", "anbi_board", "anbi_pay", "anbi_plan", "anbi_plan_file"),
    *("anbi_report", "anbi_report_file", "anbi_accounts", "anbi_accounts_file"),
)


def document_field(label) -> models.ForeignKey:
    return models.ForeignKey(
        "wagtaildocs.Document",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=label,
    )


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
    opening_hours = models.TextField(
        _("opening hours"),
        blank=True,
        help_text=_("When people can call or come by. Each day on a line of its own."),
    )
    rsin = models.CharField(
        _("RSIN"),
        max_length=9,
        blank=True,
        validators=[RegexValidator(r"\A[0-9]{9}\Z", _("An RSIN has nine digits."))],
        help_text=_("The tax number of a foundation or association. Nine digits."),
    )
    kvk = models.CharField(
        _("number at the Chamber of Commerce"),
        max_length=8,
        blank=True,
        validators=[
            RegexValidator(
                r"\A[0-9]{8}\Z", _("A number of the Chamber of Commerce has eight digits.")
            )
        ],
        help_text=_("Eight digits."),
    )
    is_anbi = models.BooleanField(
        _("the tax authority has recognised us as an ANBI"),
        default=False,
        help_text=_("The foot of every page says so then, beside the RSIN."),
    )
    anbi_goal = models.TextField(
        _("what we are for"), blank=True, help_text=_("The objective, as in the statutes.")
    )
    anbi_board = models.TextField(
        _("board"),
        blank=True,
        help_text=_("Each member on a line of its own, with their role: “A. Jansen, chair”."),
    )
    anbi_pay = models.TextField(
        _("pay of board and staff"),
        blank=True,
        help_text=_("For example that the board is not paid, and which pay scheme staff have."),
    )
    anbi_plan = models.TextField(
        _("policy plan"), blank=True, help_text=_("In a few lines, or choose the document below.")
    )
    anbi_plan_file = document_field(_("policy plan as a document"))
    anbi_report = models.TextField(
        _("report of activities"),
        blank=True,
        help_text=_("What you did last year, or choose the document below."),
    )
    anbi_report_file = document_field(_("report of activities as a document"))
    anbi_accounts = models.TextField(
        _("financial report"),
        blank=True,
        help_text=_("Within six months after each year. Most choose the document below."),
    )
    anbi_accounts_file = document_field(_("financial report as a document"))
    footer = RichTextField(
        _("text at the foot of every page"), blank=True, features=INLINE_FEATURES
    )
    share_picture = share_picture_field(
        _("Goes along with pages that have no picture. Leave empty: the site draws one for each.")
    )

    panels = [
        FieldPanel("name"),
        FieldPanel("tagline"),
        MultiFieldPanel(
            [
                FieldPanel("email"),
                FieldPanel("phone"),
                FieldPanel("address"),
                FieldPanel("opening_hours"),
            ],
            heading=_("Contact"),
        ),
        MultiFieldPanel(
            [FieldPanel("kvk"), FieldPanel("rsin"), FieldPanel("is_anbi")],
            heading=_("Registration"),
        ),
        MultiFieldPanel(
            [FieldPanel(name) for name in ANBI],
            heading=_("For the ANBI page"),
            classname="collapsed",
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
