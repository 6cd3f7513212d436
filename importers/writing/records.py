"""Save which folder the records of an import belong to."""

from collections.abc import Sequence

from importers.files.folder_settings import UNNAMED
from importers.models import ImportRecord


def save_source_names(records: Sequence[ImportRecord]) -> None:
    """Save the name of the folder for records that had none before this import."""
    for source in {record.source for record in records} - {UNNAMED}:
        named = [record.pk for record in records if record.source == source]
        unnamed = ImportRecord.objects.filter(source=UNNAMED)
        ids = set(unnamed.values_list("pk", flat=True)).intersection(named)
        if ids:
            unnamed.filter(pk__in=ids).update(source=source)
