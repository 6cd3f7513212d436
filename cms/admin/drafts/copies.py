"""The copy of a text that a browser kept: compared with what is saved, and fetched back."""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import Any

from django.db.models import DateTimeField, Field, ForeignKey
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils.dateparse import parse_datetime
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.fields import StreamField
from wagtail.models import Page, Revision

from cms.compat.wagtail.admin import StreamBlockComparison
from cms.models.page_form import SitePageForm

RECENT = 20  # versions in which a text is looked for
FOLLOWS = {"slug"}  # the title, and may get a number
BLANK = re.compile(r"(?:</?(?:p|br)(?: [^<>]*)?/?>|\s)*")  # a text in which nobody wrote


class TakesCopies:
    """Mixin of the editor's views: their form may hold the copy of another window."""

    request: HttpRequest
    page: Any
    form_class: type[SitePageForm]
    subscription: Any
    render_to_response: Callable
    get_context_data: Callable
    stored_page: Callable[[], Page]
    page_above: Callable[[], Page]
    recent_revisions: Callable[[], Iterable[Revision]]

    def post(self, request, *args, **kwargs) -> HttpResponse:
        asked = request.POST.get("copy")
        if asked not in ("compare", "restore") or self.page.alias_of_id:
            return super().post(request, *args, **kwargs)  # type: ignore[misc]
        stored = self.stored_page()
        self.form = self.form_of_copy()
        return self.compared(stored) if asked == "compare" else self.restored()

    def form_of_copy(self) -> SitePageForm:
        form = self.form_class(
            self.request.POST,
            instance=self.page,
            subscription=self.subscription,
            parent_page=self.page_above(),
            for_user=self.request.user,
        )
        form.defer_required_fields()
        form.is_valid()
        form.restore_required_fields()
        return form

    def compared(self, stored: Page) -> HttpResponse:
        """Return `{"same", "html", "stored"}`: both texts, and since when the other is saved."""
        typed = self.form.instance
        names = [name for name in self.form.fields if name not in FOLLOWS]
        fields = [each for each in typed._meta.get_fields() if each.name in names]
        was_saved = any(_is_in(each, typed, fields) for each in self.recent_revisions())
        rows = list(differences(stored, typed, fields))
        answer = {
            "same": was_saved or not rows,
            "html": render_to_string("drafts/both.html", {"rows": rows}, self.request),
            "stored": stored.latest_revision_created_at if stored.pk else None,
        }
        return JsonResponse(answer)

    def restored(self) -> HttpResponse:
        """Return the editor with the text of the copy in it, which then saves itself."""
        text = _("The text of %(time)s is back. Look at it, and go on.")
        messages.info(self.request, text % {"time": self.request.POST.get("copied_at", "")})
        self.has_unsaved_changes = True
        return self.render_to_response(self.get_context_data())


def _is_in(revision: Revision, page: Page, fields: Iterable[Field]) -> bool:
    """Return True if a version has what a page has in each of the fields."""
    typed = page.serializable_data()
    return all(
        _read(each, revision.content.get(each.name)) == _read(each, typed.get(each.name))
        for each in fields
    )


def _read(field: Field, stored: Any) -> Any:
    """Return what is equal for equal values, of a value as versions hold it, or a page."""
    if isinstance(field, DateTimeField) and isinstance(stored, str):
        return parse_datetime(stored)
    if isinstance(field, StreamField):
        return [_words(each) for each in json.loads(stored or "[]")]
    return stored


def _comparable(field: Field, page: Page) -> datetime | str | list | None:
    """Return what is equal for equal values; as text, a moment depends on its time zone."""
    value = field.value_from_object(page)
    if isinstance(field, DateTimeField):
        return value
    if isinstance(field, StreamField):
        return [_words(each) for each in field.get_prep_value(value)]
    return field.value_to_string(page)


def _words(block: dict) -> tuple[str, Any]:
    """Return a block without its id, which is given anew, and without paragraphs of no words."""
    value = block["value"]
    is_blank = isinstance(value, str) and BLANK.fullmatch(value)
    return block["type"], "" if is_blank else value


def differences(stored: Page, typed: Page, fields: Iterable[Field]) -> Iterator[dict[str, Any]]:
    """Yield `{"label", "left", "right"}` of each field that two pages have different values of."""
    for field in fields:
        if _comparable(field, stored) != _comparable(field, typed):
            label = str(field.verbose_name)
            yield {
                "label": label[:1].upper() + label[1:],
                "left": shown(field, stored),
                "right": shown(field, typed),
            }


def shown(field: Field, page: Page) -> str:
    """Return what somebody may read of a field, as HTML if it is safe, else as text."""
    value = field.value_from_object(page)
    if isinstance(field, StreamField):
        return StreamBlockComparison(field.stream_block, True, True, value, value).htmlvalue(value)
    if isinstance(field, ForeignKey):
        return str(getattr(page, field.name) or "")
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, datetime):
        return localtime(value).strftime("%d-%m-%Y %H:%M")
    return "" if value is None else str(value)
