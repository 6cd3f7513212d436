"""Where pictures and documents are used."""

from collections.abc import Iterator

from wagtail.documents.models import AbstractDocument
from wagtail.models import Page

from cms.models import SiteImage


def pages_with(file: SiteImage | AbstractDocument) -> Iterator[Page]:
    """Yield the pages of the site with a file, each once; none of those in the trash."""
    seen: set[int] = set()
    for used_by, _references in file.get_usage():
        if isinstance(used_by, Page) and used_by.pk not in seen and used_by.get_site():
            seen.add(used_by.pk)
            yield used_by
