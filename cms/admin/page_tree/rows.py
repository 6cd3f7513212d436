"""The rows of all pages, read at once: the tree as the database has it, whatever is wrong in it."""

from collections import Counter
from dataclasses import dataclass

from wagtail.models import Page

from cms.models.subtrees import STEP, is_path


@dataclass(frozen=True)
class Row:
    """A page. `path` is its place: four characters for each level."""

    pk: int
    path: str
    depth: int
    numchild: int
    slug: str
    url_path: str
    live: bool
    title: str

    @property
    def above(self) -> str:
        return self.path[:-STEP]


@dataclass(frozen=True)
class Tree:
    """All pages by their paths, in the order of the tree, and the number of children of each."""

    rows: dict[str, Row]
    children: Counter[str]

    def is_placed(self, row: Row) -> bool:
        return is_path(row.path) and (not row.above or row.above in self.rows)


def read_tree() -> Tree:
    names = list(Row.__dataclass_fields__)
    pages = Page.objects.order_by("path").values_list(*names)
    rows = {row.path: row for row in (Row(*values) for values in pages.iterator())}
    return Tree(rows, Counter(row.above for row in rows.values() if is_path(row.path)))
