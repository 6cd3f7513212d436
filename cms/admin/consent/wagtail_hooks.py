"""Register the register with Wagtail's admin."""

from django.contrib.auth.models import Permission
from django.db.models import Q
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import include, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from cms.admin.consent import access, erasing, picture_views, recording, state, views
from cms.admin.consent.proofs import refuse_to_others

PERMISSIONS = Q(codename__in=("add_consent", "change_consent", "view_person", "delete_person"))


class RegisterMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return access.may_see(request.user)


@hooks.register("register_admin_menu_item")
def in_menu():
    address = reverse("consent:index")
    return RegisterMenuItem(
        _("People in pictures"), address, name="consent", icon_name="user", order=320
    )


@hooks.register("register_admin_urls")
def addresses():
    patterns = [
        path("", views.index, name="index"),
        path("persoon/<int:pk>/", views.person_view, name="person"),
        path("persoon/<int:pk>/intrekken/", views.withdraw_everything, name="withdraw_all"),
        path("persoon/<int:pk>/gegevens/", views.export_view, name="export"),
        path("persoon/<int:pk>/wissen/", views.erase_view, name="erase"),
        path("foto/<int:image_id>/", picture_views.picture, name="picture"),
        path("<int:pk>/", picture_views.edit, name="edit"),
        path("<int:pk>/intrekken/", picture_views.withdraw, name="withdraw"),
        path("<int:pk>/teruggeven/", picture_views.give_back, name="give_back"),
    ]
    return [path("toestemming/", include((patterns, "consent"), namespace="consent"))]


@hooks.register("register_permissions")
def permissions():
    return Permission.objects.filter(PERMISSIONS, content_type__app_label="consent")


@hooks.register("register_admin_urls", order=-1)  # before Wagtail's own
def no_way_around():
    return [
        path("images/<int:image_id>/preview/<str:filter_spec>/", picture_views.any_size),
    ]


@hooks.register("insert_global_admin_css")
def look():
    return format_html('<link rel="stylesheet" href="{}">', static("consent/consent.css"))


hooks.register("before_serve_document", refuse_to_others)


@hooks.register("register_log_actions")
def history(actions):
    words = {
        recording.RECORDED: (_("Record consent"), _("Consent recorded")),
        recording.CHANGED: (_("Change consent"), _("Consent changed")),
        recording.WITHDRAWN: (_("Withdraw consent"), _("Consent withdrawn")),
        recording.GIVEN_BACK: (_("Give consent back"), _("Consent given back")),
        state.WITHHELD: (_("Off the site"), _("Off the site: there is no consent")),
        state.SHOWN: (_("On the site again"), _("On the site again: there is consent")),
        erasing.ERASED: (_("Erase person"), _("Somebody in it was erased from the register")),
        views.EXPORTED: (_("Export"), _("What is kept of the person was given out")),
        views.RENAMED: (_("Rename"), _("The name was changed")),
    }
    for action, (label, message) in words.items():
        actions.register_action(action, label, message)
