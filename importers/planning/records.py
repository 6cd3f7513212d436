"""Find the records that belong to a folder: a file is known by the name of its folder and its path.

The name is written down, in `newsroom.toml` or with `--source`: where a folder lies on the disk
differs from machine to machine, and so may what it is called there. One folder of a site may do
without a name.
"""

from collections.abc import Iterable

from cms.admin.trash.tree import trashed
from importers.files.documents import Document
from importers.files.folder_settings import UNNAMED
from importers.models import ImportRecord


def records_of(source: str, documents: Iterable[Document]) -> list[ImportRecord]:
    """Return what is known of the files of a folder.

    Whoever names a folder after its first import keeps its pages: a file with the path and the
    text of a record without a name is the same one. Such records have the new name in memory.
    A page in the trash counts as deleted, and is there again if it comes back.
    """
    records = _records(source)
    if source == UNNAMED:
        return records
    known = {record.path for record in records}
    hashes = {each.path: each.hash for each in documents if each.path not in known}
    for record in _records(UNNAMED):
        if record.source_hash and hashes.get(record.path) == record.source_hash:
            record.source = source
            records.append(record)
    return records


def _records(source: str) -> list[ImportRecord]:
    records = list(ImportRecord.objects.filter(source=source).select_related("page"))
    gone = trashed(record.page for record in records if record.page)
    for record in records:
        if record.page_id in gone:
            record.page = None  # in memory; written down only when another page takes its place
    return records
