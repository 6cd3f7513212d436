"""What is said once somebody approved a page, or sent it back."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page

from cms.admin.drafts.views import DraftsViewSet, EditPageView
from cms.compat.django import date_format


class EditReviewedPageView(EditPageView):
    """Says what became of the page; Wagtail says in each case that it was updated."""

    @property
    def is_review(self) -> bool:
        return bool(self.request.POST.get("action-workflow-action"))

    def add_save_confirmation_message(self) -> None:
        action = self.request.POST.get("workflow-action-name", "") if self.is_review else ""
        text = outcome(Page.objects.get(pk=self.page.pk), action)
        if text:
            title = self.page.get_admin_display_title()
            messages.success(self.request, text % {"title": title})
        else:
            super().add_save_confirmation_message()


class ReviewedViewSet(DraftsViewSet):
    """The views of pages, with drafts, and with reviews that say how they ended."""

    edit_view_class = EditReviewedPageView


def outcome(page: Page, action: str) -> str:
    """Return what became of a page, with a place for its title, or "" for anything else."""
    if action == "reject":
        return _("“%(title)s” is sent back. Who wrote it gets a mail.")
    if action == "approve" and page.scheduled_revision:
        moment = in_words(page.scheduled_revision.approved_go_live_at)
        text = _("“%(title)s” is approved, and appears on the site on %(moment)s.")
        return text % {"title": "%(title)s", "moment": moment}
    if action == "approve" and page.live and not page.has_unpublished_changes:
        return _("“%(title)s” is approved, and is on the site.")
    return ""


def in_words(moment: datetime) -> str:
    return date_format(timezone.localtime(moment), "j F Y, H:i")
