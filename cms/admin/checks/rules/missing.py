"""Rule for drafts: what the page's form would refuse, where somebody publishes without the form.

An approval from the dashboard, or many pages at once: a draft may be saved with fields that are
empty, and a page without its category would be an error page to whoever approves it.
"""

from collections.abc import Iterator

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from wagtail.fields import StreamField
from wagtail.models import Page

from cms.admin.checks.finding import Finding, Place
from cms.models.untitled import is_untitled


def not_complete(page: Page) -> Iterator[Finding]:
    """Yield a finding for each field and block that is not as a public page needs it."""
    if is_untitled(page):
        yield _finding("title", page, "")
    try:
        page.full_clean()
    except ValidationError as refusal:
        for name, messages in refusal.message_dict.items():
            if not name.endswith("_alt"):  # a rule of its own
                yield _finding(name, page, " ".join(messages))
    for field in page._meta.get_fields():
        if isinstance(field, StreamField):
            yield from _in_blocks(getattr(page, field.name))


def _finding(name: str, page: Page, reason: str) -> Finding:
    is_field = name != NON_FIELD_ERRORS
    label = str(page._meta.get_field(name).verbose_name) if is_field else ""
    details = {"what": label[:1].upper() + label[1:], "reason": reason}
    return Finding("not_complete", Place(field=name if is_field else ""), details)


def _in_blocks(stream) -> Iterator[Finding]:
    for child in stream:
        try:
            child.block.clean(child.value)
        except ValidationError:
            details = {"what": str(child.block.label), "reason": ""}
            yield Finding("not_complete", Place(block=child.id or ""), details)
