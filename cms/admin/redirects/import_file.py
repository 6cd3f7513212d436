"""A file of redirects that somebody uploads: how much of it is read.

A book of a few kilobytes may unpack to gigabytes, or have its only cell in the last of 17 billion
places. All of it would be read, shown and saved within one request.
"""

import csv
import zlib
from collections.abc import Callable, Iterable, Sequence
from io import BytesIO, StringIO
from pathlib import PurePath
from zipfile import BadZipFile, ZipFile

import openpyxl
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from cms.compat.wagtail.redirects import ImportForm

LARGEST, UNPACKED = 2 * 1024**2, 20 * 1024**2  # bytes of the file, and of what is in a book
MOST_ROWS, MOST_COLUMNS = 5_000, 50
LAST_ROW = 2**20  # of a sheet, in all programs
# What readers raise at a file that is not what its name says.
UNREADABLE = (
    *(ValueError, TypeError, LookupError, AttributeError, SyntaxError, OSError, RuntimeError),
    *(EOFError, BadZipFile, zlib.error, csv.Error),
)


class TooLargeError(Exception):
    """A file has more in it than is read."""


def rows_of_book(content: bytes) -> list[list]:
    """Return the rows of the first sheet of an XLSX file. Raise TooLargeError."""
    with ZipFile(BytesIO(content)) as packed:
        if sum(each.file_size for each in packed.infolist()) > UNPACKED:
            raise TooLargeError
    book = openpyxl.load_workbook(BytesIO(content), read_only=True, data_only=True)
    try:
        sheet = book.worksheets[0]
        return _bounded(sheet.iter_rows(max_col=MOST_COLUMNS + 1, values_only=True))
    finally:
        book.close()


def rows_of_text(content: str, delimiter: str = ",") -> list[list]:
    """Return the rows of a CSV or TSV file. Raise TooLargeError."""
    return _bounded(csv.reader(StringIO(content), delimiter=delimiter))


def _bounded(rows: Iterable[Sequence]) -> list[list]:
    """Return the rows in which there is something, all as wide as the widest of them."""
    kept: list[list] = []
    for number, row in enumerate(rows, start=1):
        filled = (at for at, cell in enumerate(row, start=1) if cell not in (None, ""))
        width = max(filled, default=0)
        if width:
            kept.append(list(row[:width]))
        if width > MOST_COLUMNS or len(kept) > MOST_ROWS or number > LAST_ROW:
            raise TooLargeError
    widest = max(map(len, kept), default=0)
    return [row + [""] * (widest - len(row)) for row in kept]


def _read_tsv(content: bytes) -> list[list]:
    return rows_of_text(content.decode(), "\t")


def _read_csv(content: bytes) -> list[list]:
    return rows_of_text(content.decode())


READERS: dict[str, Callable[[bytes], list[list]]] = {
    ".csv": _read_csv,
    ".tsv": _read_tsv,
    ".xlsx": rows_of_book,
}


class BoundedImportForm(ImportForm):
    def clean_import_file(self):
        file = self.cleaned_data["import_file"]
        read = READERS.get(PurePath(file.name).suffix)
        try:
            if file.size > LARGEST:
                raise TooLargeError
            if read:
                read(file.read())
        except TooLargeError as error:
            text = _(
                "This file is too large: more than %(rows)s rows, %(columns)s columns or 2 MB. "
                "Divide it into several files."
            )
            values = {"rows": MOST_ROWS, "columns": MOST_COLUMNS}
            raise ValidationError(text, params=values) from error
        except UNREADABLE as error:
            text = _("This file cannot be read. Save it as XLSX, or as CSV in UTF-8.")
            raise ValidationError(text) from error
        return file
