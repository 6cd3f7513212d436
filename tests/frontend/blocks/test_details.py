"""Blocks that fill themselves: contact details, and what an ANBI has to publish."""

import pytest
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from wagtail.documents import get_document_model

from cms.admin.checks.rules.fields import incomplete_anbi
from cms.models import SiteDetails
from tests import builders

CONTACT = [{"type": "contact", "value": None}]
ANBI = [{"type": "anbi", "value": None}]


@pytest.fixture(autouse=True)
def details(home):
    SiteDetails.objects.update(
        phone="070 123 45 67", email="hulp@example.org", rsin="123456789", kvk="12345678"
    )


def page(client, path: str) -> BeautifulSoup:
    response = client.get(path)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def test_telephone_and_mail_are_large_buttons(client):
    text = {"type": "text", "value": "<p>Of kom langs.</p>"}
    builders.info("Contact", slug="contact", body=[*CONTACT, text])
    main = page(client, "/contact/").main
    buttons = {link.get_text(strip=True): link["href"] for link in main.select("a.button.large")}
    assert buttons == {
        "Bel 070 123 45 67": "tel:0701234567",
        "Mail hulp@example.org": "mailto:hulp@example.org",
    }
    assert main.select_one(".prose > *").select("a.button.large"), "they come first"


def test_they_follow_the_details_of_the_site(client):
    builders.info("Contact", slug="contact", body=CONTACT)
    SiteDetails.objects.update(phone="088 1", email="")
    buttons = page(client, "/contact/").main.select("a.button.large")
    assert [link["href"] for link in buttons] == ["tel:0881"]


def test_the_anbi_page_fills_itself(client):
    document = get_document_model()(title="Jaarrekening 2025")
    document.file.save("jaar.pdf", ContentFile(b"%PDF-1.4"))
    SiteDetails.objects.update(
        anbi_goal="Mensen helpen.", anbi_board="A. Jansen, voorzitter", anbi_accounts_file=document
    )
    builders.info("ANBI", slug="anbi", body=ANBI)
    main = page(client, "/anbi/").main
    assert [h2.get_text(strip=True) for h2 in main.select(".prose h2")] == [
        "Waar we voor zijn",
        "Ons bestuur",
        "Onze financiën",
    ]
    assert "RSIN 123456789" in main.text
    assert main.find("a", string="Jaarrekening 2025")["href"] == document.url
    text = client.get("/anbi/index.md").content.decode()
    assert "## Ons bestuur\n\nA. Jansen, voorzitter" in text
    document.delete()
    assert not page(client, "/anbi/").main.find("a", string="Jaarrekening 2025")


def test_the_check_names_all_that_the_law_asks_and_is_not_there():
    def lacking() -> list[str]:
        found = incomplete_anbi(builders.InfoPage.objects.get(slug="anbi"))
        return [each.details["what"] for each in found]

    builders.info("ANBI", slug="anbi", body=ANBI)
    assert len(lacking()) == 6
    SiteDetails.objects.update(rsin="", phone="", email="", address="")
    assert lacking()[:2] == ["RSIN", "contactgegevens"]
    parts = ("goal", "plan", "board", "pay", "report", "accounts")
    SiteDetails.objects.update(
        rsin="123456789", phone="1", **{f"anbi_{name}": "Iets." for name in parts}
    )
    assert lacking() == []


def test_other_pages_need_nothing_of_it():
    assert list(incomplete_anbi(builders.info("Over ons"))) == []
