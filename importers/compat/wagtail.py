"""Undocumented parts of Wagtail that only the importer uses."""

from collections.abc import Callable, Iterator

from wagtail.admin.compare import diff_text
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.images.fields import WagtailImageField
from wagtail.log_actions import get_active_log_context
from wagtail.models import Page, ReferenceIndex
from wagtail.utils.file import hash_filelike
from wagtail.utils.timestamps import ensure_utc
from wagtail.whitelist import check_url

__all__ = [
    "WagtailImageField",
    "check_url",
    "diff_text",
    "ensure_utc",
    "get_active_log_context",
    "hash_filelike",
]


def ask_for_slug(page: Page, is_free: Callable[[str, Page, Page], bool]) -> None:
    """Set the function that checks the slug of a page, `is_free(slug, parent, page)`: no query."""
    page._slug_is_available = is_free


def references_of(page: Page) -> Iterator[ReferenceIndex]:
    """Yield the entries of the reference index for a page, each once."""
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


class Editor(ContentstateConverter):
    """The editor's own converter between HTML and the JSON that it edits."""

    def from_database_format(self, html: str) -> str:
        """Return the same JSON as Wagtail does, without the indents.

        What Python needs to write these is left for the garbage collector.
        """
        handler = self.html_to_contentstate_handler
        handler.reset()
        handler.feed(html)
        handler.close()
        return handler.contentstate.as_json()
