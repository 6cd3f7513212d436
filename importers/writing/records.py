"""Save what an import learns of files whose pages it leaves alone: their folder, and what a newer
importer reads in them."""

from collections.abc import Iterable, Sequence

from importers.content.content import MAPPING_VERSION
from importers.files.folder_settings import UNNAMED
from importers.models import ImportRecord
from importers.planning.actions import Leave
from importers.writing.content_dates import learn_dates

BATCH = 500


def save_source_names(records: Sequence[ImportRecord]) -> None:
    """Save the name of the folder for records that had none before this import."""
    for source in {record.source for record in records} - {UNNAMED}:
        named = [record.pk for record in records if record.source == source]
        unnamed = ImportRecord.objects.filter(source=UNNAMED)
        ids = set(unnamed.values_list("pk", flat=True)).intersection(named)
        if ids:
            unnamed.filter(pk__in=ids).update(source=source)


def learn(left: Iterable[Leave]) -> None:
    """Save what this version of the importer reads in the files of pages that stay the same."""
    same, others, read_again = [], [], list(left)
    learn_dates(read_again)
    for each in read_again:
        content, record = each.converted, each.record
        if content is None or record is None:
            continue
        problems = [problem.as_json() for problem in content.problems]
        if (problems, content.unknown_keys) == (record.problems, record.unknown_keys):
            same.append(record.pk)
            continue
        values = {"problems": problems, "unknown_keys": content.unknown_keys}
        others.append(ImportRecord(pk=record.pk, mapping_version=MAPPING_VERSION, **values))
    for start in range(0, len(same), BATCH):
        learning = ImportRecord.objects.filter(pk__in=same[start : start + BATCH])
        learning.update(mapping_version=MAPPING_VERSION)
    changed = ["mapping_version", "problems", "unknown_keys"]
    ImportRecord.objects.bulk_update(others, changed, batch_size=BATCH)
