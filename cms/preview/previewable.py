"""The preview modes and sizes of pages, and the addresses of their previews on the site."""

from urllib.parse import urlencode

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from wagtail_headless_preview.models import HeadlessServeMixin

from cms.preview.tickets import issue

# The modes of the site's preview (`frontend.views.preview`).
PAGE, CARD, SEARCH, SHARE = "page", "card", "search", "share"
MODES = [
    (PAGE, _("The page")),
    (SEARCH, _("Result of a search engine")),
    (SHARE, _("When somebody shares it")),
]
STORY_MODES = [MODES[0], (CARD, _("Card in the list")), *MODES[1:]]
# Widths in pixels.
SIZES = [
    {"name": "phone", "icon": "mobile-alt", "device_width": 390, "label": _("On a phone")},
    {"name": "tablet", "icon": "tablet-alt", "device_width": 820, "label": _("On a tablet")},
    {"name": "desktop", "icon": "desktop", "device_width": 1280, "label": _("On a computer")},
]


class Previewable(HeadlessServeMixin):
    """Mixin for pages: the site renders their drafts, and "view live" links to the site."""

    preview_modes = MODES
    preview_sizes = SIZES

    def preview_address(self, editor, *, is_typed: bool) -> str:
        """Return the URL at which the site renders this page object, including a new ticket."""
        ticket = issue(self, editor, is_typed=is_typed)
        return f"{settings.FRONTEND_URL}/preview/?{urlencode({'token': ticket})}"

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        if mode_name not in dict(self.preview_modes):
            raise Http404
        editor = request.user if request.user.is_authenticated else None
        is_typed = getattr(request, "is_editing", False)
        address = self.preview_address(editor, is_typed=is_typed)
        return redirect(f"{address}&{urlencode({'mode': mode_name})}")
