"""A small file of redirects that would unpack to much, or never end, is refused at once."""

import io
import re
import zipfile
from collections.abc import Callable

import openpyxl
import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect

from cms.admin.redirects.import_file import LARGEST, MOST_COLUMNS, MOST_ROWS, UNPACKED
from tests.long import long

pytestmark = pytest.mark.timeout(60)  # seconds, in which no bomb goes off
TOO_LARGE, UNREADABLE = "is te groot", "niet te lezen"
SHEET = "xl/worksheets/sheet1.xml"


def book(rows: list[list] | None = None) -> bytes:
    made = openpyxl.Workbook()
    for row in rows or [["from", "to"], ["/oud", "https://example.org/"]]:
        made.active.append(row)
    stored = io.BytesIO()
    made.save(stored)
    return stored.getvalue()


def with_part(name: str, change: Callable[[str], str]) -> bytes:
    """Return a book of which one part is another."""
    stored = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book())) as old, zipfile.ZipFile(stored, "w", 8) as new:
        for each in old.namelist():
            text = old.read(each).decode()
            new.writestr(each, change(text) if each == name else text)
    return stored.getvalue()


def sheet(rows: str) -> bytes:
    """Return a book with a first row, and others as they are given, that does not tell its size."""

    def change(text: str) -> str:
        text = re.sub("<dimension[^>]*>", "", text)
        first = '<row r="1"><c r="A1" t="inlineStr"><is><t>from</t></is></c></row>'
        start, end = text.index("<sheetData>") + len("<sheetData>"), text.index("</sheetData>")
        return f"{text[:start]}{first}{rows}{text[end:]}"

    return with_part(SHEET, change)


def cell(place: str, row: str | int) -> str:
    return f'<row r="{row}"><c r="{place}" t="inlineStr"><is><t>x</t></is></c></row>'


def wide_dimension() -> bytes:
    def change(text: str) -> str:
        before, _, after = text.partition("<dimension")
        return f'{before}<dimension ref="A1:XFD1048576"{after[after.index("/>") :]}'

    return with_part(SHEET, change)


ENTITIES = "".join(
    f'<!ENTITY {new} "{f"&{old};" * 10}">'
    for old, new in zip("abcdefghi", "bcdefghij", strict=True)
)
LAUGHS = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">{ENTITIES}]>'


def laughing(text: str) -> str:
    """Return a sheet with a text that names what is ten times another, and so on."""
    row = cell("A2", 2).replace("<t>x", "<t>&j;")
    without_head = text.partition("?>")[2] if text.startswith("<?") else text
    return LAUGHS + without_head.replace("</sheetData>", f"{row}</sheetData>")


REFUSED = {
    "row-beyond.xlsx": lambda: sheet(cell("A9999999999999", 9999999999999)),
    "rows.xlsx": lambda: book([["from", "to"], *[["/a", "/b"]] * (MOST_ROWS + 1)]),
    "columns.xlsx": lambda: book([["from"], ["x"] * (MOST_COLUMNS + 1)]),
    "packed-sheet.xlsx": lambda: with_part(SHEET, lambda text: text + " " * UNPACKED),
    "packed-other.xlsx": lambda: with_part("xl/styles.xml", lambda text: text + " " * UNPACKED),
    "rows.csv": lambda: b"/a,/b\n" * (MOST_ROWS + 2),
    "columns.csv": lambda: b"x" + b",x" * MOST_COLUMNS,
    "columns.tsv": lambda: b"x" + b"\tx" * MOST_COLUMNS,
    "large.csv": lambda: b"x" * (LARGEST + 1),
}
NOT_READABLE = {
    "empty.xlsx": lambda: b"PK",
    "text.xlsx": lambda: b"from,to\n/a,/b\n",
    "without-sheet.xlsx": lambda: with_part(SHEET, lambda text: ""),
    "half-sheet.xlsx": lambda: with_part(SHEET, lambda text: text[: len(text) // 2]),
    "laughs.xlsx": lambda: with_part(SHEET, laughing),
    "latin.csv": lambda: "/café,/b\n".encode("latin-1"),
    "field.csv": lambda: b'"' + b"x" * 200_000,
    "picture.tsv": lambda: b"\x89PNG\r\n\x1a\n",
}


# What is read of these is their first cells: no column so far away holds an address.
HARMLESS = {
    "last-cell.xlsx": lambda: sheet(cell("XFD1048576", 1048576)),
    "last-row.xlsx": lambda: sheet(cell("A1048576", 1048576)),
    "last-column.xlsx": lambda: sheet(cell("XFD2", 2)),
    "column-beyond.xlsx": lambda: sheet(cell("ZZZ2", 2)),
}


def send(client, name: str, content: bytes):
    file = SimpleUploadedFile(name, content)
    return client.post(reverse("wagtailredirects:start_import"), {"import_file": file}, follow=True)


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_too_large_is_refused_in_words(name, home, admin_client):
    content = REFUSED[name]()
    assert len(content) < LARGEST or name == "large.csv"
    answer = send(admin_client, name, content)
    assert answer.status_code == 200
    assert TOO_LARGE in answer.text


# The last row of a sheet takes seconds: a million rows before it are passed over.
@pytest.mark.parametrize("name", [*long("last-cell.xlsx"), *list(HARMLESS)[1:]])
def test_what_is_far_away_is_not_waited_for(name, home, admin_client):
    answer = send(admin_client, name, HARMLESS[name]())
    assert answer.status_code == 200
    assert len(answer.content) < 100_000


@pytest.mark.parametrize("name", NOT_READABLE)
def test_what_cannot_be_read_is_refused_in_words(name, home, admin_client):
    answer = send(admin_client, name, NOT_READABLE[name]())
    assert answer.status_code == 200
    assert UNREADABLE in answer.text


def imported(client, name: str, content: bytes) -> set[tuple[str, str]]:
    page = BeautifulSoup(send(client, name, content).content, "html.parser")
    form = {each["name"]: each["value"] for each in page.select("form input[type=hidden]")}
    form |= {"from_index": "0", "to_index": "1", "permanent": "on"}
    answer = client.post(reverse("wagtailredirects:process_import"), form)
    assert answer.status_code in (200, 302)
    return set(Redirect.objects.values_list("old_path", "redirect_link"))


ROWS = [["from", "to"], ["/een", "https://example.org/1"], ["/twee", "https://example.org/2"]]
TEXT = "\n".join(",".join(row) for row in ROWS).encode()
READ = {
    "plain.xlsx": lambda: book(ROWS),
    "plain.csv": lambda: TEXT,
    "plain.tsv": lambda: TEXT.replace(b",", b"\t"),
    "marked.csv": lambda: TEXT + b"\n\n\n,,,\n",
    "gaps.xlsx": lambda: book([ROWS[0], [], *ROWS[1:], [None] * 60]),
    "ragged.csv": lambda: TEXT + b"\n/drie\n/vier,https://example.org/4,x,y,z",
}


@pytest.mark.parametrize("name", READ)
def test_what_people_have_is_read(name, home, admin_client):
    made = imported(admin_client, name, READ[name]())
    assert {tuple(row) for row in ROWS[1:]} <= made
    assert {old for old, _ in made} <= {"/een", "/twee", "/vier"}


def test_a_size_that_a_program_notes_and_that_is_wrong_does_not_matter(home, admin_client):
    assert imported(admin_client, "size.xlsx", wide_dimension()) == {
        ("/oud", "https://example.org/")
    }
