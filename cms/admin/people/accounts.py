"""Wagtail's views of accounts, in which nobody is offered what they may not do."""

from typing import Any

from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column
from wagtail.users.views.users import UserViewSet

from cms.compat.wagtail.admin import AccountsView, EditAccountView


def roles_of(account: User) -> str:
    if account.is_superuser:
        return _("Everything")
    return ", ".join(sorted(each.name for each in account.groups.all()))


def is_active(account: User) -> str:
    return _("yes") if account.is_active else _("no")


OURS = {
    "is_superuser": Column("roles", label=gettext_lazy("Role"), accessor=roles_of, width="15%"),
    "is_active": Column(
        "is_active",
        label=gettext_lazy("Active"),
        accessor=is_active,
        sort_key="is_active",
        width="10%",
    ),
}


class Accounts(AccountsView):
    """The list of accounts, which says who has which role."""

    add_item_label = gettext_lazy("Invite a colleague")

    @cached_property
    def columns(self) -> list[Column]:
        columns: Any = AccountsView.columns  # a property, kept by what it returns
        return [OURS.get(each.name, each) for each in columns.func(self)]

    def get_base_queryset(self) -> QuerySet:
        return super().get_base_queryset().prefetch_related("groups")


class EditAccount(EditAccountView):
    def get_form(self, form_class=None):
        """Return the form, without the choice of all rights for who has not got them."""
        form = super().get_form(form_class)
        if not self.request.user.is_superuser:
            form.fields.pop("is_superuser", None)
        return form


class AccountViewSet(UserViewSet):
    index_view_class = Accounts
    edit_view_class = EditAccount
