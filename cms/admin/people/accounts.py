"""Wagtail's views of accounts, in which nobody is offered what they may not do."""

from wagtail.users.views.users import UserViewSet

from cms.compat.wagtail.admin import EditAccountView


class EditAccount(EditAccountView):
    def get_form(self, form_class=None):
        """Return the form, without the choice of all rights for who has not got them."""
        form = super().get_form(form_class)
        if not self.request.user.is_superuser:
            form.fields.pop("is_superuser", None)
        return form


class AccountViewSet(UserViewSet):
    edit_view_class = EditAccount
