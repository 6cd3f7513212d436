"""Give the words of rich text to the search index, several times as fast as Wagtail does.

An index asks each page for its words three to five times, and Wagtail parses the HTML each time.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from html import unescape

from wagtail import blocks
from wagtail.rich_text import RichText
from wagtail.search import index

from cms.compat.wagtail.models import get_text_for_indexing

NAMES = "p|h[1-6]|[ou]l|li|blockquote|br|hr|b|i|a|code|s|su[bp]|embed"
TAG = re.compile(rf"</?(?:{NAMES})(?: [a-z-]+=\"[^\"<>]*\")*/?>")
# Text and tags as editors and the importer store them: no comments, no scripts, nothing half open.
PLAIN = re.compile(rf"(?:[^<>&]++|&(?:amp|lt|gt|quot);|{TAG.pattern})*+")
APART = re.compile(r"</(?:p|h\d|li|blockquote)>|<(?:br|hr)/>")
ANY_TAG = re.compile(r"<[^>]*>")  # where all of them are plain


@lru_cache(maxsize=256)  # more than one page has texts
def words_of(html: str) -> str:
    """Return the words of `html`, the same as Wagtail's `get_text_for_indexing` gives."""
    if not PLAIN.fullmatch(html):
        return get_text_for_indexing(html)
    return unescape(ANY_TAG.sub("", APART.sub(" ", html)).strip())


class SearchableText(blocks.RichTextBlock):
    """A run of rich text; to migrations it is Wagtail's own block."""

    canonical_module_path = "wagtail.blocks.RichTextBlock"

    def get_searchable_content(self, value: RichText) -> list[str]:
        return [words_of(str(value.source))] if self.search_index else []


_bodies: ContextVar[dict[int, list[str]] | None] = ContextVar("bodies", default=None)


@contextmanager
def asked_once() -> Iterator[None]:
    """Let each body be searched for its words once, within. The pages must not change there."""
    before = _bodies.set({})
    try:
        yield
    finally:
        _bodies.reset(before)


class SearchableBody(index.SearchField):
    """The words of a page's blocks; Wagtail asks for them again for each of its columns."""

    def get_value(self, obj):
        known = _bodies.get()
        if known is None:
            return super().get_value(obj)
        if id(obj) not in known:  # no number is given twice while all the pages are there
            known[id(obj)] = super().get_value(obj)
        return known[id(obj)]
