"""The application of Wagtail's accounts, with the form that suits who changes them."""

from wagtail.users.apps import WagtailUsersAppConfig


class AccountsConfig(WagtailUsersAppConfig):
    user_viewset = "cms.admin.people.accounts.AccountViewSet"
    group_viewset = "cms.admin.people.groups.RoleViewSet"
