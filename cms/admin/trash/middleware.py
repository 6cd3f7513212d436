"""Prevent the use of the admin's page views for pages in the trash."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail.models import Page

from cms.admin.trash import late_form
from cms.admin.trash.guard import InTrashError
from cms.admin.trash.late_form import EDIT, thrown_away_meanwhile
from cms.admin.trash.tree import IN_TRASH

NAMES = ("page_id", "parent_page_id", "page_to_move_id", "destination_id", "new_parent_page")


class RefuseTrashedPages:
    """Redirects all page views of the admin for a trashed page to the trash.

    What somebody wrote is not lost (`late_form`).
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest):
        return self.get_response(request)

    def process_view(self, request, view, args, values):
        match = request.resolver_match
        is_editor = "wagtailapi_v3" not in match.namespaces  # which looks itself (`v3`)
        ids = [values[name] for name in NAMES if str(values.get(name, "")).isdecimal()]
        if not is_editor or not ids or not request.user.has_perm("wagtailadmin.access_admin"):
            return None
        if not Page.objects.filter(IN_TRASH, pk__in=ids).exists():
            is_gone = late_form.is_text(request) and not Page.objects.filter(pk__in=ids).exists()
            return late_form.answer_after_end(request) if is_gone else None
        if late_form.is_text(request):
            return late_form.take(request)
        return _to_the_trash(request, InTrashError())

    def process_exception(self, request: HttpRequest, error: Exception):
        """Explain what a form with the id of a page in the trash led to."""
        if isinstance(error, InTrashError) and request.user.has_perm("wagtailadmin.access_admin"):
            if not late_form.is_text(request):
                return _to_the_trash(request, error)
            match = request.resolver_match
            if match is not None and match.view_name == EDIT:
                return _to_the_trash(request, thrown_away_meanwhile())
            return late_form.give_back(request)
        return None


def refuse_in_trash(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Do not publish what was put in the trash since its form was sent (`before_publish_page`).

    The text of the form is saved already, as the latest version.
    """
    if not Page.objects.filter(IN_TRASH, pk=page.pk).exists():
        return None
    return _to_the_trash(request, thrown_away_meanwhile())


def _to_the_trash(request: HttpRequest, reason: InTrashError):
    messages.warning(request, " ".join(reason.messages))
    return redirect("trash:index")
