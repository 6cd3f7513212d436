"""Register the screens of the second step with Wagtail's admin."""

from django.http import HttpRequest
from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.widgets import Button

from cms.admin.second_step import account, colleagues, views
from cms.admin.second_step.reset import RESET, may_reset


@hooks.register("register_admin_urls")
def addresses():
    patterns = [
        path("", account.overview, name="overview"),
        path("app/", account.app, name="app"),
        path("app/verwijderen/", account.remove_app, name="remove_app"),
        path("passkey/", account.passkey, name="passkey"),
        path("passkey/nieuw/", account.new_passkey, name="new_passkey"),
        path("passkey/<int:pk>/verwijderen/", account.remove_passkey, name="remove_passkey"),
        path("herstelcodes/", account.recovery_codes, name="codes"),
        path("bevestigen/", views.ConfirmView.as_view(), name="confirm"),
        path("collega/<int:pk>/", colleagues.reset, name="reset"),
    ]
    return [path("account/tweede-stap/", include((patterns, "second_step"), "second_step"))]


@hooks.register("register_account_menu_item")
def in_account(request: HttpRequest):
    return {
        "url": reverse("second_step:overview"),
        "label": _("Second step when signing in"),
        "help_text": _("A code from your telephone, or a passkey, beside your password."),
    }


@hooks.register("register_user_listing_buttons")
def in_list_of_users(user, request_user):
    if may_reset(request_user, user):
        address = reverse("second_step:reset", args=[user.pk])
        yield Button(_("Take away second step"), address, icon_name="lock-open", priority=60)


@hooks.register("register_log_actions")
def log_actions(actions):
    actions.register_action(RESET, _("Take away second step"), _("Took the second step away"))
