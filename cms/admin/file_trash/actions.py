"""Wagtail's action for deleting a file, which its screens and API v3 use: it goes to the trash."""

from cms.admin.file_trash.discard import discard
from cms.compat.wagtail.models import DeleteAction


class DiscardFileAction(DeleteAction):
    def execute(self, skip_permission_checks=False):
        self.check(skip_permission_checks=skip_permission_checks)
        return discard(self.instance, self.user)
