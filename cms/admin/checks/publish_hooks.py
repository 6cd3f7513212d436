"""Hooks that prevent the publication of a page with errors: it stays a draft.

The page is saved before it is checked, so that no text is lost, and the check runs outside of any
transaction (see `rendering`).
"""

from functools import partial

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages
from wagtail.models import Page, Revision, WorkflowState

from cms.admin.checks import run
from cms.admin.checks.editor_urls import findings_url
from cms.admin.checks.models import Level, PageCheck


def hold_back(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Return a redirect to the errors of a page, or None to publish it.

    Called by Wagtail as the hook `before_publish_page`.
    """
    page_check = run.check(page, of_draft=True)
    if page_check.count(Level.ERROR):
        return refuse(request, page, page_check)
    return None


def refuse(request: HttpRequest, page: Page, page_check: PageCheck) -> HttpResponse:
    """Record the refused publication, and return a redirect to the errors."""
    page_check.hold_back()
    messages.error(request, refusal(page, page_check))
    return redirect(findings_url(page.pk))


def refusal(page: Page, page_check: PageCheck) -> str:
    count = page_check.count(Level.ERROR)
    return ngettext(
        "“%(title)s” is saved, but not published: there is %(count)s error in it.",
        "“%(title)s” is saved, but not published: there are %(count)s errors in it.",
        count,
    ) % {"title": page.get_admin_display_title(), "count": count}


def report_advice(request: HttpRequest, page: Page) -> None:
    """Show the advice for a page that was just published (hook `after_publish_page`)."""
    page_check = PageCheck.objects.filter(page_id=page.pk, of_draft=True).first()
    if page_check is None:
        return
    _report_advice(request, page, page_check)
    if page.live and page_check.revision_id == page.live_revision_id:
        run.mark_as_live(page_check)


def _report_advice(request: HttpRequest, page: Page, page_check: PageCheck) -> None:
    if not page_check.site_answered:
        messages.warning(
            request,
            _(
                "The site did not answer, so only a part of “%(title)s” was checked. The rest is "
                "checked later: look at the report “Check”."
            )
            % {"title": page.get_admin_display_title()},
        )
    count = page_check.count(Level.ADVICE)
    if count:
        message = ngettext(
            "There is %(count)s piece of advice for “%(title)s”.",
            "There are %(count)s pieces of advice for “%(title)s”.",
            count,
        )
        button = messages.button(findings_url(page.pk), _("See the advice"))
        values = {"title": page.get_admin_display_title(), "count": count}
        messages.info(request, message % values, buttons=[button])


def redirect_to_errors(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Redirect the approver of a page that was held back to its errors.

    Called by Wagtail as the hook `after_edit_page`.
    """
    if not request.POST.get("action-workflow-action"):
        return None
    page_check = PageCheck.objects.filter(page_id=page.pk, of_draft=True, held_back=True).first()
    if page_check and page_check.revision_id == page.latest_revision_id:
        messages.error(request, refusal(page, page_check))
        return redirect(findings_url(page.pk))
    return None


def publish_approved(workflow_state: WorkflowState, user=None) -> None:
    """Publish the page of an approved workflow, unless it has errors.

    Wagtail calls this within a transaction; check and publication run after its commit.
    """
    revision = workflow_state.content_object.get_latest_revision()
    transaction.on_commit(partial(_publish_checked, revision, user))


def _publish_checked(revision: Revision, user) -> None:
    page = revision.as_object()
    if isinstance(page, Page):
        page_check = run.check(page, of_draft=True)
        if page_check.count(Level.ERROR):
            page_check.hold_back()
            return
    revision.publish(user=user)
