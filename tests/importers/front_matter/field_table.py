"""Write the documentation's table of fields: `python -m tests.importers.front_matter.field_table`.

It is made of the table that the importer reads by, so that a key cannot be added to one of the two.
"""

from pathlib import Path

from importers.front_matter.fields import FIELDS
from importers.front_matter.reader import Field

PAGE = Path(__file__).parents[3] / "docs/front-matter.md"
BEGIN, END = "<!-- fields -->\n", "<!-- end of fields -->\n"
KINDS = {("story",): " (stories)", ("info",): " (info pages)"}


def table() -> str:
    """Return a row for each field, in the order of the importer's own table."""
    head = "| Field | Keys, the one that wins first | Values |\n|---|---|---|\n"
    return head + "".join(_row(field) for field in FIELDS)


def documented() -> str:
    return PAGE.read_text(encoding="utf-8").split(BEGIN)[1].split(END)[0]


def main() -> None:
    text = PAGE.read_text(encoding="utf-8")
    before, after = text.split(BEGIN)[0], text.split(END)[1]
    PAGE.write_text(f"{before}{BEGIN}{table()}{END}{after}", encoding="utf-8")


def _row(field: Field) -> str:
    keys = ", ".join(f"`{key}`" for key in field.keys)
    return f"| {field.label}{KINDS.get(field.kinds, '')} | {keys} | {field.note} |\n"


if __name__ == "__main__":
    main()
