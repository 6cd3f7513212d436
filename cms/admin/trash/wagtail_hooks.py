"""Register the trash with Wagtail's admin, in place of deletion."""

from collections.abc import Sequence

from django.conf import settings
from django.contrib.auth.models import Permission
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import redirect
from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.models import Page, ReferenceIndex

from cms.admin.trash import messages, views
from cms.admin.trash.access import may_open_trash
from cms.admin.trash.actions import DiscardAction
from cms.admin.trash.discard import discard, holds_a_site
from cms.admin.trash.middleware import refuse_in_trash
from cms.admin.trash.tree import IN_TRASH, is_in_trash
from cms.compat.wagtail.admin import get_valid_next_url_from_request


class TrashMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_open_trash(request.user)


@hooks.register("register_admin_menu_item")
def show_in_menu():
    url = reverse("trash:index")
    return TrashMenuItem(_("Trash"), url, name="trash", icon_name="bin", order=900)


@hooks.register("register_admin_urls")
def addresses():
    patterns = [
        path("", views.index, name="index"),
        path("undo/", views.undo, name="undo"),
        path("<int:pk>/restore/", views.restore_view, name="restore"),
        path("<int:pk>/delete/", views.delete_view, name="delete"),
    ]
    # The former URL is kept for the bookmarks of editors.
    return [path("bin/", include((patterns, "trash"), namespace="trash"))]


@hooks.register("register_permissions")
def permission_to_delete_for_good():
    return Permission.objects.filter(content_type__app_label="trash", codename="delete_deletedpage")


@hooks.register("register_log_actions")
def history(actions):
    actions.register_action("trash.discard", _("Put in the trash"), _("Moved to the trash"))
    actions.register_action("trash.restore", _("Put back"), _("Put back from the trash"))


@hooks.register("register_actions")
def programs_too(registry):
    registry.register(Page, DiscardAction)


# The last hook: others may refuse the deletion.
@hooks.register("before_delete_page", order=1000)
def discard_one(request: HttpRequest, page: Page):
    """Replace the deletion once it is confirmed; Wagtail handles confirmation and protection."""
    if holds_a_site(page):
        messages.say_holds_a_site(request, page.get_admin_display_title())
        return redirect("wagtailadmin_explore", page.pk)
    if request.method != "POST" or _is_protected(page) or not _is_confirmed(request):
        return None
    parent = page.get_parent()
    messages.say_deleted(request, [discard(page, request.user)])
    target = get_valid_next_url_from_request(request)
    return redirect(target) if target else redirect("wagtailadmin_explore", parent.pk)


@hooks.register("before_bulk_action", order=1000)
def discard_many(request: HttpRequest, action_type: str, objects: Sequence, action):
    if action.model is not Page:
        return None
    if any(is_in_trash(page) for page in objects):
        raise PermissionDenied  # no list of the admin offers these pages
    if action_type != "delete":
        return None
    for page in objects:
        if holds_a_site(page):
            messages.say_holds_a_site(request, page.get_admin_display_title())
            return redirect(action.next_url)
    entries = [discard(page, request.user) for page in _topmost(objects)]
    if entries:
        messages.say_deleted(request, entries)
    return redirect(action.next_url)


# The first hook: the others compare and check a text that is to be published.
hooks.register("before_publish_page", refuse_in_trash, order=-20)


@hooks.register("construct_explorer_page_queryset")
def not_in_lists(parent: Page, pages, request: HttpRequest):
    return pages.exclude(IN_TRASH)


@hooks.register("construct_page_chooser_queryset")
def not_in_choosers(pages, request: HttpRequest):
    return pages.exclude(IN_TRASH)


def _topmost(pages: Sequence[Page]) -> list[Page]:
    """Return the pages without those that are descendants of another one."""
    return [
        page
        for page in sorted(pages, key=lambda page: page.path)
        if not any(page.path != above.path and page.path.startswith(above.path) for above in pages)
    ]


def _is_protected(page: Page) -> bool:
    return ReferenceIndex.get_references_to(page).group_by_source_object().is_protected


def _is_confirmed(request: HttpRequest) -> bool:
    """Return True if the site name that Wagtail asks for is correct, or was not asked for."""
    typed = request.POST.get("confirm_site_name")
    return not typed or typed == settings.WAGTAIL_SITE_NAME
