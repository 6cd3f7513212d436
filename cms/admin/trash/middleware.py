"""Prevent the use of Wagtail's page views for pages in the trash."""

from django.contrib import messages
from django.http import HttpRequest
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.models import Page

from cms.admin.trash.tree import IN_TRASH

NAMES = ("page_id", "parent_page_id", "page_to_move_id", "destination_id", "new_parent_page")


class RefuseTrashedPages:
    """Redirects all of Wagtail's page views for a trashed page to the trash."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest):
        return self.get_response(request)

    def process_view(self, request, view, args, values):
        match = request.resolver_match
        is_editor = "wagtailadmin_pages" in match.namespaces or (
            (match.url_name or "").startswith(("wagtailadmin_explore", "wagtailadmin_page_api"))
        )
        ids = [values[name] for name in NAMES if str(values.get(name, "")).isdecimal()]
        if not is_editor or not ids or not request.user.has_perm("wagtailadmin.access_admin"):
            return None
        if not Page.objects.filter(IN_TRASH, pk__in=ids).exists():
            return None
        messages.warning(request, _("This page is in the trash. Put it back before you use it."))
        return redirect("trash:index")
