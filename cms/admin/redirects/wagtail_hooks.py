"""Register our views of redirects before Wagtail's, at the same URLs."""

from django.contrib.auth.models import Permission
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.contrib.redirects.models import Redirect
from wagtail.permissions import policy_registry

from cms.admin.redirects import views
from cms.admin.redirects.forms import ArrivingRedirectForm
from cms.admin.redirects.import_file import BoundedImportForm, rows_of_book, rows_of_text
from cms.compat.wagtail.redirects import read_files_with, validate_all_with

validate_all_with(ArrivingRedirectForm)
read_files_with(BoundedImportForm, rows_of_text, rows_of_book)


@hooks.register("register_admin_urls", order=-1)
def addresses():
    """Return URLs that are the same as Wagtail's: the first match wins, the names stay valid."""
    return [
        path("redirects/", views.IndexView.as_view()),
        path("redirects/results/", views.IndexView.as_view(results_only=True)),
        path("redirects/add/", views.CreateView.as_view()),
        path("redirects/import/process/", views.process_import),
        path("redirects/<int:redirect_id>/", views.EditView.as_view()),
    ]


class ReadOnlyMenuItem(MenuItem):
    """A menu item for users with read access only, to whom Wagtail shows none."""

    def is_shown(self, request) -> bool:
        policy, user = policy_registry.get_by_type(Redirect), request.user
        changes = policy.user_has_any_permission(user, ["add", "change", "delete"])
        return not changes and policy.user_has_permission(user, "view")


@hooks.register("register_settings_menu_item")
def show_to_readers():
    address = reverse("wagtailredirects:index")
    return ReadOnlyMenuItem(
        _("Redirects"), address, name="redirects-view", icon_name="redirect", order=800
    )


@hooks.register("register_permissions")
def permission_to_look():
    return Permission.objects.filter(
        content_type__app_label="wagtailredirects", codename="view_redirect"
    )
