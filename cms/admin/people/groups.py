"""Wagtail's screen of a group, whose rights are saved together with it."""

from django.db import transaction
from django.http import HttpResponse
from wagtail.users.views.groups import GroupViewSet

from cms.compat.wagtail.admin import EditGroupView


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
