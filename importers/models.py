"""The records of the importer: the page of each file as the import left it, the conflicts, and what
was reported of the last imports."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ImportRecord(models.Model):
    """One row for each file, by which file, last import and page can be compared."""

    # The name of the content folder, empty for the one without: see `planning/records.py`.
    source = models.CharField(max_length=100, default="", blank=True)
    path = models.CharField(max_length=500)  # from the content folder, POSIX, NFC
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
    problems = models.JSONField(default=list)  # reported again while the file is unchanged
    old_addresses = models.JSONField(default=list)  # from which redirects were made by themselves
    run_at = models.DateTimeField()
    taken_from = ""  # in memory: the folder whose page its file takes over in this run

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "path"], name="one_record_a_file"),
        ]

    def __str__(self) -> str:
        return self.path


class ImportConflict(models.Model):
    """A file and its page were both changed since the last import: an editor decides.

    It holds all that the importer needs to convert the file again without the folder.
    """

    record = models.OneToOneField(ImportRecord, models.CASCADE, related_name="conflict")
    page = models.ForeignKey("wagtailcore.Page", models.CASCADE, related_name="+")
    source_hash = models.CharField(max_length=64)
    text = models.TextField()  # of the whole file
    picture_hashes = models.JSONField(default=dict)  # as `ImportRecord.pictures`
    sections = models.JSONField(default=dict)  # what the folders of the source hold
    components = models.JSONField(default=dict)  # what its components become, by their names
    found_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.record.path


class ConflictPicture(models.Model):
    """A picture of a file in conflict, which is not in the picture library yet."""

    conflict = models.ForeignKey(ImportConflict, models.CASCADE, related_name="pictures")
    reference = models.TextField()  # how the file calls it
    name = models.CharField(max_length=255)
    data = models.BinaryField()  # without the place where it was taken

    def __str__(self) -> str:
        return self.reference


class KeptReport(models.Model):
    """What one import reported, for administrators: the newest few are kept."""

    source = models.CharField(max_length=100, default="", blank=True)
    folder = models.CharField(max_length=255)  # its own name, without those above it
    started = models.DateTimeField()
    exit_status = models.PositiveSmallIntegerField()
    summary = models.TextField()
    kinds = models.JSONField(default=list)  # what needs a person: `reporting.summary.Kind` as dicts

    class Meta:
        ordering = ["-started", "-pk"]
        verbose_name = _("import")
        verbose_name_plural = _("imports")

    def __str__(self) -> str:
        return self.folder
