"""Detect whether an editor changed a page since the last import.

The content is compared, not its form in the database: the editor gives paragraphs new keys and
texts other line ends without changing a word, and needless warnings get ignored.
"""

import hashlib
import json

from wagtail.models import Page

from importers.files.paths import Kind
from importers.front_matter.fields import fields_of
from importers.markdown.editor_html import without_block_keys
from importers.models import ImportRecord
from importers.planning.destination import kind_of
from importers.problems import Problem, warning

# Hashes that are stored hold these even where they are empty. Fields that came later are left out
# of the hash of a page that does not fill them: it stays the page that the import left.
FIRST_FIELDS: dict[Kind, tuple[str, ...]] = {
    "story": ("title", "category", "excerpt", "date", "thumb", "thumb_alt"),
    "info": ("title", "order"),
    "home": ("hero_title", "hero_lead"),
}
# What only editors fill. It is no reason for a conflict unless it waits in a draft, which an
# update would bury.
EDITORS_FIELDS = ("slug", "seo_title", "search_description", "show_in_menus", "thumb_decorative")


def content_hash(page: Page) -> str:
    """Return a hash of all that an import writes on a page."""
    kind = kind_of(page)
    fields = [page._meta.get_field(each.name) for each in fields_of(kind) if each.counts_as_edit]
    values = {
        field.attname: _plain(getattr(page, field.attname))
        for field in fields
        if field.name in FIRST_FIELDS[kind] or getattr(page, field.attname) != field.get_default()
    }
    blocks = [
        {"type": block["type"], "value": _plain(block["value"])}
        for block in page.body.get_prep_value()
    ]
    text = json.dumps({**values, "body": blocks}, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()


def edited_since(page: Page, record: ImportRecord) -> bool:
    """Return True if the page, or a draft of it, differs from what the import of `record` left."""
    draft = page.get_latest_revision_as_object()
    if content_hash(draft) != record.result_hash:
        return True
    if not page.live or _holds_our_draft(page, record):  # only the draft counts
        return False
    return content_hash(page) != record.result_hash or _extras(page) != _extras(draft)


def taken_offline(page: Page, record: ImportRecord) -> bool:
    """Return True if an editor, and no date, unpublished what the import had published."""
    return record.live and not page.live and not page.expired and not page.approved_schedule


def looks_touched(page: Page, record: ImportRecord) -> bool:
    """Return True if an editor did anything to the page, without comparing its content."""
    ours = page.live and _holds_our_draft(page, record)
    by_date = page.expired or page.go_live_at or ours
    return (
        page.latest_revision_id != record.revision_id
        or page.slug != record.slug
        or (page.live != record.live and not by_date)
    )


def in_use(page: Page, *, comments_count: bool = True) -> Problem | None:
    """Return the reason why the page must be left to its editors now, or None."""
    if page.locked:
        return warning("page-locked")
    if page.workflow_in_progress:
        return warning("page-in-workflow")
    comments = page.specific.wagtail_admin_comments.filter(resolved_at__isnull=True)
    if comments_count and comments.exists():
        return warning("page-comments")
    return None


def _holds_our_draft(page: Page, record: ImportRecord) -> bool:
    """Return True if the last import left a draft of a public page, and nobody saved since."""
    return page.latest_revision_id == record.revision_id != page.live_revision_id


def _extras(page: Page) -> list:
    return [getattr(page, name, None) for name in EDITORS_FIELDS]


def _plain(value):
    """Return a value without what saving in the editor changes by itself."""
    if isinstance(value, str):
        return without_block_keys(value).replace("\r\n", "\n").strip()
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return value
