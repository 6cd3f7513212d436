"""Blocks that fill themselves from the details of the site, and so are never out of date."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents import get_document_model
from wagtail.models import Site

from cms.models.blocks.examples import HasExample
from cms.models.readable_documents import readable
from cms.models.site_details import SiteDetails

# What an ANBI has to publish (Uitvoeringsregeling AWR 1994, article 1a): by the names in the API
# the field with the text, and the one with the document, either of which will do.
ANBI_PARTS = {
    "goal": ("anbi_goal", ""),
    "plan": ("anbi_plan", "anbi_plan_file"),
    "board": ("anbi_board", ""),
    "pay": ("anbi_pay", ""),
    "report": ("anbi_report", "anbi_report_file"),
    "accounts": ("anbi_accounts", "anbi_accounts_file"),
}


class ContactBlock(HasExample, blocks.StaticBlock):
    class Meta:
        admin_text = _("Telephone and mail as large buttons, from the details of the site.")
        description = _("Telephone and mail as large buttons. Put it at the top of your page.")
        icon = "mail"
        label = _("Contact details")
        site_template = "frontend/blocks/_contact.html"

    def get_api_representation(self, value, context=None) -> dict:
        return contact_of(details_of(context))

    def example(self) -> dict:
        contact = {"phone": "088 123 45 67", "phone_link": "", "email": "info@example.org"}
        return {"contact": contact}


class AnbiBlock(HasExample, blocks.StaticBlock):
    class Meta:
        admin_text = _("What the law asks of an ANBI, from the details of the site.")
        description = _("All that the law asks of an ANBI. It fills itself.")
        icon = "clipboard-list"
        label = _("ANBI details")
        site_template = "frontend/blocks/_anbi.html"

    def get_api_representation(self, value, context=None) -> dict:
        """Return the numbers, contact details, and the parts that are filled in."""
        details = details_of(context)
        return {
            "name": details.name,
            "rsin": details.rsin,
            "kvk": details.kvk,
            "contact": contact_of(details),
            "parts": list(_parts(details)),
        }

    def example(self) -> dict:
        return {"name": gettext("Newsroom"), "rsin": "123456789"}


def details_of(context: dict[str, Any] | None) -> SiteDetails:
    """Return the details of the site that a response is for."""
    site = getattr((context or {}).get("view"), "site", None)
    site = site or Site.objects.filter(is_default_site=True).first()
    return SiteDetails.for_site(site) if site else SiteDetails()


def contact_of(details: SiteDetails) -> dict[str, str]:
    names = ("email", "phone", "address", "opening_hours")
    return {name: getattr(details, name) for name in names}


def missing_for_anbi(details: SiteDetails) -> list[str]:
    """Return the names of what an ANBI has to publish and the details of the site do not hold."""
    found = {part["name"] for part in _parts(details)}
    fields = [text for name, (text, _file) in ANBI_PARTS.items() if name not in found]
    labels = [str(SiteDetails._meta.get_field(name).verbose_name) for name in fields]
    if not (details.email or details.phone or details.address):
        labels.insert(0, gettext("contact details"))
    return labels if details.rsin else ["RSIN", *labels]


def _parts(details: SiteDetails) -> Iterator[dict[str, Any]]:
    for name, (text_field, file_field) in ANBI_PARTS.items():
        text, document = getattr(details, text_field).strip(), _document(details, file_field)
        if text or document:
            yield {"name": name, "text": text, "document": document}


def _document(details: SiteDetails, field: str) -> dict[str, str] | None:
    """Return the document of a field, unless it is in the trash."""
    pk = getattr(details, f"{field}_id") if field else None
    document = pk and readable(get_document_model().objects.filter(pk=pk)).first()
    return {"title": document.title, "url": document.url} if document else None
