"""Bulk publishing that leaves out pages with errors and reports them."""

from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page

from cms.admin.checks import run
from cms.admin.checks.editor_urls import findings_url
from cms.admin.checks.models import Level
from cms.admin.checks.publish_hooks import refusal
from cms.admin.publishing.four_eyes import eyes_on
from cms.admin.publishing.refusal import refusal as refusal_alone
from cms.admin.publishing.reviews import note_alone
from cms.compat.wagtail.admin import PublishBulkAction


class PublishGoodPages(PublishBulkAction):
    """Wagtail's bulk action, with the checks run before its transaction begins."""

    def prepare_action(self, objects, objects_without_access):
        with_below = self.cleaned_form.cleaned_data["include_descendants"]
        wanted = [page for each in objects for page in self._with_drafts_below(each, with_below)]
        # Wagtail publishes the objects of this list, so it is changed in place.
        objects[:] = [page for page in dict.fromkeys(wanted) if self._is_good(page)]

    def get_execution_context(self):
        return {**super().get_execution_context(), "include_descendants": False}

    def _with_drafts_below(self, page: Page, with_below: bool) -> list[Page]:
        below = page.get_descendants().not_live() if with_below else Page.objects.none()
        return [page, *filter(self.check_perm, below)]

    def _is_good(self, page: Page) -> bool:
        eyes = eyes_on(page, self.request.user)
        if not eyes.may_publish:
            messages.error(self.request, refusal_alone(page))
            return False
        if not self._is_without_errors(page):
            return False
        if eyes.is_alone:
            note_alone(page, self.request.user, eyes)
        return True

    def _is_without_errors(self, page: Page) -> bool:
        page_check = run.check_draft(page.specific)
        if not page_check.count(Level.ERROR):
            return True
        page_check.hold_back()
        button = messages.button(findings_url(page.pk), _("See the errors"))
        messages.error(self.request, refusal(page, page_check), buttons=[button])
        return False
