"""What is said once somebody approved a page, sent it back, or planned it."""

from datetime import datetime

from django.contrib.messages import add_message, get_messages
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page

from cms.admin.drafts.views import CreatePageView, DraftsViewSet, EditPageView
from cms.compat.django import date_format


class SaysWhen:
    """Mixin of the editor's views that says when a planned page appears; Wagtail only says that."""

    def publish_action(self) -> HttpResponse:
        response = super().publish_action()  # type: ignore[misc]
        page = Page.objects.get(pk=self.page.pk)  # type: ignore[attr-defined]
        text = planned(page)
        if text:
            said = list(get_messages(self.request))  # type: ignore[attr-defined]
            for each in said[:-1]:  # the last is Wagtail's
                add_message(self.request, each.level, each.message, each.extra_tags)  # type: ignore[attr-defined]
            edit = self.get_edit_message_button()  # type: ignore[attr-defined]
            messages.success(self.request, text, buttons=[edit])  # type: ignore[attr-defined]
        return response


class CreatePlannedPageView(SaysWhen, CreatePageView):
    """Says when a new page appears."""


class EditReviewedPageView(SaysWhen, EditPageView):
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

    add_view_class = CreatePlannedPageView
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


def planned(page: Page) -> str:
    """Return when the newest version of a page appears, or "" if that is not planned."""
    revision = page.scheduled_revision
    if revision is None or revision.pk != page.latest_revision_id:
        return ""
    text = _("“%(title)s” is planned for %(day)s at %(time)s.")
    if page.live:
        text = _("This version of “%(title)s” is planned for %(day)s at %(time)s.")
    moment = timezone.localtime(revision.approved_go_live_at)
    day, time = date_format(moment, "j F Y"), f"{moment:%H:%M}"
    return text % {"title": page.get_admin_display_title(), "day": day, "time": time}


def in_words(moment: datetime) -> str:
    return date_format(timezone.localtime(moment), "j F Y, H:i")
