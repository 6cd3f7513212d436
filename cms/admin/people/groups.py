"""Wagtail's form of a group, in which two who change its rights do not overwrite each other."""

from django.db import transaction
from django.http import HttpResponse
from wagtail.users.forms import GroupForm
from wagtail.users.views.groups import GroupViewSet

from cms.compat.wagtail.admin import EditGroupView
from cms.models.shared_form import Shared


class RoleForm(Shared, GroupForm):
    saved_along = ("page_permissions", "collection_permissions", "site_permissions")


class EditRole(EditGroupView):
    def process_form(self) -> HttpResponse:
        """Save the group and its rights in one transaction: the row is locked until its end."""
        form = self.get_form()
        if not self.is_valid(form):
            return self.form_invalid(form)
        with transaction.atomic():
            response = self.form_valid(form)
            for each in self.permission_panel_forms:
                each.save()
        return response


class RoleViewSet(GroupViewSet):
    edit_view_class = EditRole

    def get_form_class(self, for_update: bool = False) -> type:
        return RoleForm if for_update else super().get_form_class()
