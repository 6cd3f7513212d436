"""What the importer remembers of each file: which page it became and how it left that page."""

from django.db import models


class ImportRecord(models.Model):
    """One row a file. Three states can be compared by it: the file, the last import, the page."""

    path = models.CharField(max_length=500, unique=True)  # from the content folder, POSIX, NFC
    # Empty when an editor deleted the page: it stays deleted.
    page = models.ForeignKey(
        "wagtailcore.Page", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    source_hash = models.CharField(max_length=64)  # empty once the page was taken off the site
    pictures = models.JSONField(default=dict)  # reference in the file → SHA-1, empty if missing
    mapping_version = models.PositiveIntegerField()
    result_hash = models.CharField(max_length=64)  # of the page as the import left it
    revision_id = models.PositiveBigIntegerField(null=True)
    live = models.BooleanField()
    slug = models.CharField(max_length=255)
    parent_id = models.PositiveBigIntegerField(null=True)  # the page above, as the import left it
    unknown_keys = models.JSONField(default=dict)
    problems = models.JSONField(default=list)  # told again if unchanged
    run_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.path
