"""Name all faults of the tree of pages, and repair them."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import transaction
from wagtail.models import Page

from cms.admin.page_tree.faults import FAULTS, Fault
from cms.admin.page_tree.rows import Row, read_tree
from cms.admin.trash.tree import lock_trash
from cms.models.version import hold_version


@dataclass(frozen=True)
class Found:
    """A fault of one page."""

    fault: Fault
    row: Row

    def __str__(self) -> str:
        return f"page {self.row.pk}, “{self.row.title}” ({self.row.url_path}): {self.fault.text}"


def find() -> Iterator[Found]:
    """Yield what is wrong now. What depends on it may show only after it is repaired."""
    tree = read_tree()
    return (Found(fault, row) for fault in FAULTS for row in fault.find(tree))


@transaction.atomic
def repair() -> list[Found]:
    """Repair all faults, and return what they were. Nobody else changes the tree meanwhile."""
    hold_version()
    Page.objects.select_for_update().order_by("path").first()
    found: list[Found] = []
    for fault in FAULTS:
        for row in list(fault.find(read_tree())):
            found.append(Found(fault, row))
            fault.repair(Page.objects.get(pk=row.pk))
        lock_trash()  # which needs the depth of the root
    return found
