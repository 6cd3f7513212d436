"""Publishing many pages at once: those with errors are left out, and named."""

from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.views.pages.bulk_actions.publish import PublishBulkAction
from wagtail.models import Page

from cms.admin.checks import run
from cms.admin.checks.editor_urls import findings_url
from cms.admin.checks.models import Level
from cms.admin.checks.publish_hooks import refusal


class PublishGoodPages(PublishBulkAction):
    """Wagtail's own action, with a check before its transaction begins."""

    def prepare_action(self, objects, objects_without_access):
        with_below = self.cleaned_form.cleaned_data["include_descendants"]
        wanted = [page for each in objects for page in self._with_drafts_below(each, with_below)]
        # Wagtail publishes what is left in this very list.
        objects[:] = [page for page in dict.fromkeys(wanted) if self._is_good(page)]

    def get_execution_context(self):
        return {**super().get_execution_context(), "include_descendants": False}

    def _with_drafts_below(self, page: Page, with_below: bool) -> list[Page]:
        below = page.get_descendants().not_live() if with_below else Page.objects.none()
        return [page, *filter(self.check_perm, below)]

    def _is_good(self, page: Page) -> bool:
        kept = run.check_draft(page.specific)
        if not kept.count(Level.ERROR):
            return True
        kept.hold_back()
        button = messages.button(findings_url(page.pk), _("See the errors"))
        messages.error(self.request, refusal(page, kept), buttons=[button])
        return False
