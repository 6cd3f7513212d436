"""No number in an address of our own screens is a mistake of the server."""

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from wagtail.documents.models import Document

from tests import builders
from tests.attacks.test_two_forms import form_at
from tests.long import LONG

NUMBERS = [0, 2**31, 2**63 - 1, 2**63, 10**30, int("9" * 400)]
NAMES = [
    "menu:below",
    "menu:move",
    "trash:restore",
    "trash:delete",
    "checks:again",
    "import_conflict",
    "wagtailsnippets_cms_category:merge",
]
LISTS = [
    "menu:home",
    "dashboard:calendar",
    "trash:index",
    "checks:report",
    "import_conflicts",
    "import_reports",
]
PARAMETERS = ("p", "month", "maand", "position", "page")
# Each alone where there is time: a view that refuses the first of them asks for no other.
TOGETHER = [(name,) for name in PARAMETERS] if LONG else [PARAMETERS]
TEXTS = ["-1", "0", "9" * 30, "9" * 5000, "1e9", "\u0663", "2026-13", "0000-01", "9999-12", "x"]


@pytest.mark.parametrize("name", NAMES)
def test_numbers_in_paths(home, admin_client, name):
    for number in NUMBERS:
        address = reverse(name, args=[number])
        for ask in (admin_client.get, admin_client.post):
            assert ask(address).status_code < 500, address


@pytest.mark.parametrize("name", LISTS)
def test_numbers_in_queries(home, admin_client, name):
    for text in TEXTS:
        for parameters in TOGETHER:
            query = dict.fromkeys(parameters, text)
            assert admin_client.get(reverse(name), query).status_code < 500


def test_a_position_behind_the_last_is_the_last(home, admin_client):
    builders.info("A", order=1)
    page = builders.info("B", order=2)
    for text in TEXTS:
        address = reverse("menu:move", args=[page.pk])
        answer = admin_client.post(f"{address}?position={text}")
        assert answer.status_code in (200, 400), text


def test_numbers_that_forms_post(home, admin_client):
    for text in TEXTS:
        for name in ("page", "pk", "id", "ids", "pages", "batch", "undo"):
            assert admin_client.post(reverse("trash:undo"), {name: text}).status_code < 500


@pytest.mark.parametrize("digits", [20, 25, 5000])
def test_numbers_that_are_too_long_to_be_one(home, client, admin_client, digits):
    number = "9" * digits
    for address in (
        f"/api/v3/pages/{number}/",
        f"/api/v2/pages/{number}/",
        f"/documents/{number}/x/",
    ):
        assert client.get(address).status_code == 404
    for address in (
        f"/cms/bulk/wagtailcore/page/delete/?id={number}",
        f"/cms/api-tokens/?user={number}",
        f"/cms/api/main/pages/?offset={number}",
    ):
        assert admin_client.get(address).status_code < 500
    assert admin_client.get("/cms/pages/search/", {"q": number}).status_code == 200


def test_a_document_may_have_a_name_of_many_digits(home, client):
    name = "9" * 30
    document = Document.objects.create(title="Scan", file=ContentFile(b"%PDF-1.4", f"{name}.pdf"))
    assert client.get(document.url).status_code == 200


@pytest.mark.parametrize("number", ["100", "2000", "9" * 9, "9" * 400])
@pytest.mark.parametrize("address", ["groups/new/", "workflows/add/", "categories/"])
def test_a_form_that_says_it_has_many_rows_is_not_waited_for(number, address, home, admin_client):
    """Django makes up to two thousand forms of the number alone: one request took minutes."""
    sent = {"name": "x", "page_permissions-TOTAL_FORMS": number, "pages-0-page": ""}
    assert admin_client.post(f"/cms/{address}", sent).status_code == 400


def test_a_form_of_many_rows_is_taken(home, admin_client):
    address = "/cms/groups/new/"
    sent = form_at(admin_client, address) | {"name": "Velen", "page_permissions-TOTAL_FORMS": "60"}
    for number in range(60):
        sent |= {f"page_permissions-{number}-page": str(home.pk)}
        sent |= {f"page_permissions-{number}-permissions": ["change_page"]}
        sent[f"page_permissions-{number}-DELETE"] = "on" if number else ""
    assert admin_client.post(address, sent).status_code == 302
