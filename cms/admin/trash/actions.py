"""Wagtail's action of deleting a page, as programs ask for it: it goes to the bin, as by hand."""

from django.utils.translation import gettext as _
from wagtail.actions.delete_page import DeletePageAction, DeletePagePermissionError

from cms.admin.trash.discard import holds_a_site, put_in_bin
from cms.admin.trash.tree import is_in_bin


class PutInBinAction(DeletePageAction):
    def check(self, skip_permission_checks=False):
        super().check(skip_permission_checks)
        if holds_a_site(self.page):
            raise DeletePagePermissionError(_("The home page of a site cannot be deleted."))
        if is_in_bin(self.page):
            raise DeletePagePermissionError(_("This page is in the bin already."))

    def execute(self, *args, skip_permission_checks=False, **kwargs):
        self.check(skip_permission_checks)
        return put_in_bin(self.page, self.user)
