"""Documents in the trash, which whatever gives out the address of a document leaves out."""

from django.apps import apps


def trashed_documents() -> list[int]:
    """Return the ids of the documents in the trash."""
    entries = apps.get_model("file_trash", "DeletedFile").objects.exclude(document=None)
    return list(entries.values_list("document", flat=True))
