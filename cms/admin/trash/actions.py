"""Wagtail's action for deleting a page, which API clients use: it moves the page to the trash."""

from django.utils.translation import gettext as _

from cms.admin.trash.discard import discard, holds_a_site
from cms.admin.trash.tree import is_in_trash
from cms.compat.wagtail.models import DeletePageAction, DeletePagePermissionError


class DiscardAction(DeletePageAction):
    def check(self, skip_permission_checks=False):
        super().check(skip_permission_checks)
        if holds_a_site(self.page):
            raise DeletePagePermissionError(_("The home page of a site cannot be deleted."))
        if is_in_trash(self.page):
            raise DeletePagePermissionError(_("This page is in the trash already."))

    def execute(self, *args, skip_permission_checks=False, **kwargs):
        self.check(skip_permission_checks)
        return discard(self.page, self.user)
