"""Cells of the spreadsheets that lists and reports can be downloaded as.

Titles, names and comments in them are written by many people. A program for spreadsheets runs a
text that begins as a formula does, which can send other cells elsewhere.
"""

import re

# How texts begin that spreadsheets take for formulas: https://owasp.org/www-community/attacks/CSV_Injection
FORMULA = ("=", "+", "-", "@", "\t", "\r")
# Which XML 1.0 does not allow (section 2.2), and so no XLSX file may have.
NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def safe_cell(value: object, file_format: str) -> object:
    """Return the value of a cell in a file of a format: `csv` or `xlsx`.

    In XLSX the cells of texts are marked as such; in CSV an apostrophe says so.
    """
    if not isinstance(value, str):
        return value
    text = NOT_IN_XML.sub("", value)
    return f"'{text}" if file_format == "csv" and text.startswith(FORMULA) else text
