"""Enter many pages at once into Wagtail's indexes: that of the search and that of references."""

from collections.abc import Iterator, Sequence

from wagtail.models import Page, ReferenceIndex
from wagtail.search.backends import get_search_backends

from cms.search.index import indexed_together


def enter_into_search(pages: Sequence[Page]) -> None:
    """Enter new pages of one type, by the bulk call of each search backend."""
    with indexed_together():
        for backend in get_search_backends(with_auto_update=True):
            backend.add_bulk(type(pages[0]), pages)


def enter_references(pages: Sequence[Page]) -> None:
    """Enter what new pages refer to: pictures, categories, other pages."""
    ReferenceIndex.objects.bulk_create(each for page in pages for each in _references(page))


def _references(page: Page) -> Iterator[ReferenceIndex]:
    for to_type, to_id, model_path, content_path in set(
        ReferenceIndex._extract_references_from_object(page)
    ):
        yield ReferenceIndex(
            content_type=page.content_type,
            base_content_type=page.get_base_content_type(),
            object_id=page.pk,
            to_content_type_id=to_type,
            to_object_id=to_id,
            model_path=model_path,
            content_path=content_path,
            content_path_hash=ReferenceIndex._get_content_path_hash(content_path),
        )
