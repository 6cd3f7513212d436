"""Select the records of a folder: a file is identified by the name of its folder and its path.

The name is given in `newsroom.toml` or with `--source`: where a folder lies on the disk, and what
it is called there, differs from machine to machine. One folder of a site may do without a name.
"""

from collections.abc import Iterable

from django.utils import timezone

from cms.admin.trash.tree import trashed
from importers.content.content import MAPPING_VERSION
from importers.files.documents import Document
from importers.files.folder_settings import UNNAMED
from importers.models import ImportRecord


def records_of(source: str, documents: Iterable[Document]) -> list[ImportRecord]:
    """Return the records of the files of a folder.

    A folder that is named after its first import keeps its pages: a record without a name belongs
    to the file with its path and text, and gets the new name in memory. A page in the trash counts
    as deleted, and exists again if it is restored.
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


def record_without_page(source: str, path: str) -> ImportRecord:
    """Return a new record that holds redirects only, for what is no page of its own."""
    return ImportRecord(
        source=source,
        path=path,
        mapping_version=MAPPING_VERSION,
        live=False,
        run_at=timezone.now(),
    )


def _records(source: str) -> list[ImportRecord]:
    records = list(ImportRecord.objects.filter(source=source).select_related("page"))
    gone = trashed(record.page for record in records if record.page)
    for record in records:
        if record.page_id in gone:
            record.page = None  # in memory; written down only when another page takes its place
    return records
