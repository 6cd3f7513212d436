"""What happens when somebody wants to publish a page that has errors: it stays a draft.

The page is saved before it is checked, so nobody loses a word, and the check is outside of any
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
    """Stop the publication of a page with errors, and lead to them. A hook of Wagtail."""
    kept = run.check(page, of_draft=True)
    if kept.count(Level.ERROR):
        return refuse(request, page, kept)
    return None


def refuse(request: HttpRequest, page: Page, kept: PageCheck) -> HttpResponse:
    kept.hold_back()
    messages.error(request, refusal(page, kept))
    return redirect(findings_url(page.pk))


def refusal(page: Page, kept: PageCheck) -> str:
    count = kept.count(Level.ERROR)
    return ngettext(
        "“%(title)s” is saved, but not published: there is %(count)s error in it.",
        "“%(title)s” is saved, but not published: there are %(count)s errors in it.",
        count,
    ) % {"title": page.get_admin_display_title(), "count": count}


def tell_advice(request: HttpRequest, page: Page) -> None:
    """Tell after a publication what could be better. A hook of Wagtail."""
    kept = PageCheck.objects.filter(page_id=page.pk, of_draft=True).first()
    if kept is None:
        return
    _tell(request, page, kept)
    if page.live and kept.revision_id == page.live_revision_id:
        run.keep_as_live(kept)


def _tell(request: HttpRequest, page: Page, kept: PageCheck) -> None:
    if not kept.site_answered:
        messages.warning(
            request,
            _(
                "The site did not answer, so only a part of “%(title)s” was checked. The rest is "
                "checked later: look at the report “Check”."
            )
            % {"title": page.get_admin_display_title()},
        )
    count = kept.count(Level.ADVICE)
    if count:
        message = ngettext(
            "There is %(count)s piece of advice for “%(title)s”.",
            "There are %(count)s pieces of advice for “%(title)s”.",
            count,
        )
        button = messages.button(findings_url(page.pk), _("See the advice"))
        values = {"title": page.get_admin_display_title(), "count": count}
        messages.info(request, message % values, buttons=[button])


def lead_to_errors(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Tell who approved a page that it was held back. A hook of Wagtail, after editing."""
    if not request.POST.get("action-workflow-action"):
        return None
    kept = PageCheck.objects.filter(page_id=page.pk, of_draft=True, held_back=True).first()
    if kept and kept.revision_id == page.latest_revision_id:
        messages.error(request, refusal(page, kept))
        return redirect(findings_url(page.pk))
    return None


def publish_approved(workflow_state: WorkflowState, user=None) -> None:
    """Publish what a workflow approved, unless it has errors. Wagtail calls it at the end.

    It calls it within a transaction, so the check and the publication come right after that.
    """
    revision = workflow_state.content_object.get_latest_revision()
    transaction.on_commit(partial(_publish_checked, revision, user))


def _publish_checked(revision: Revision, user) -> None:
    page = revision.as_object()
    if isinstance(page, Page):
        kept = run.check(page, of_draft=True)
        if kept.count(Level.ERROR):
            kept.hold_back()
            return
    revision.publish(user=user)
