"""Register the trash for files with Wagtail's admin, in place of deletion."""

from collections.abc import Sequence

from django.http import Http404, HttpRequest
from django.shortcuts import redirect
from django.urls import include, path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.documents import get_document_model

from cms.admin.file_trash import views
from cms.admin.file_trash.actions import DiscardFileAction
from cms.admin.file_trash.discard import DISCARDED, RESTORED, discard
from cms.admin.file_trash.links import PublicDocumentLinkHandler
from cms.models import SiteImage
from cms.models.trashed_documents import trashed_documents


@hooks.register("register_admin_urls", order=-1)  # before Wagtail's own
def addresses():
    patterns = [
        path("", views.index, name="index"),
        path("terugzetten/", views.restore_view, name="restore"),
        path("<int:pk>/delete/", views.delete_view, name="delete"),
    ]
    kinds = ({"kind": kind} for kind in views.KINDS)
    in_place_of_deletion = [
        address
        for kind in kinds
        for address in (
            path(f"{kind['kind']}/<int:pk>/delete/", views.discard_view, kind),
            path(f"{kind['kind']}/multiple/<int:pk>/delete/", views.discard_upload, kind),
        )
    ]
    ours = path("bin/bestanden/", include((patterns, "file_trash"), namespace="file_trash"))
    return [ours, *in_place_of_deletion]


@hooks.register("register_log_actions")
def history(actions):
    actions.register_action(DISCARDED, _("Put in the trash"), _("Moved to the trash"))
    actions.register_action(RESTORED, _("Put back"), _("Put back from the trash"))


@hooks.register("register_actions")
def programs_too(registry):
    for model in (SiteImage, get_document_model()):
        registry.register(model, DiscardFileAction)


@hooks.register("before_bulk_action", order=1000)
def discard_many(request: HttpRequest, action_type: str, objects: Sequence, action):
    if action_type != "delete" or action.model not in (SiteImage, get_document_model()):
        return None
    entries = [discard(file, request.user) for file in objects]
    if entries:
        views.say_deleted(request, entries)
    return redirect(action.next_url)


@hooks.register("before_serve_document")
def not_while_in_trash(document, request: HttpRequest) -> None:
    if document.pk in trashed_documents():
        raise Http404("the document is in the trash")


@hooks.register("register_rich_text_features", order=10)
def no_links_to_trashed_documents(features):
    features.register_link_type(PublicDocumentLinkHandler)
