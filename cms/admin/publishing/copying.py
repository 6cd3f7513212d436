"""Copy a page: only what somebody else has seen is public at once."""

from django.utils.translation import gettext as _

from cms.admin.publishing.four_eyes import eyes_on_copy
from cms.compat.wagtail.admin import CopyForm


class SeenCopyForm(CopyForm):
    def clean(self):
        given = super().clean()
        parent = given.get("new_parent_page") or self.page.get_parent()
        if not given.get("publish_copies") or given.get("alias"):
            return given
        title, recursive = given.get("new_title", ""), bool(given.get("copy_subpages"))
        eyes = eyes_on_copy(self.page, parent, self.user, title=title, recursive=recursive)
        if not eyes.may_publish:
            text = _(
                "Nobody else has seen this text yet: the title is new, or there are changes that "
                "are not on the site. Make the copy a draft, and submit it."
            )
            self.add_error("publish_copies", text)
        return given
