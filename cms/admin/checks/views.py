"""Views of the checks outside of the page editor."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.models import Page

from cms.admin.checks import run
from cms.admin.checks.editor_urls import findings_url


@require_POST
def check_again(request: HttpRequest, page_id: int) -> HttpResponse:
    """Check the latest version of a page, and redirect to the findings."""
    page = get_object_or_404(Page, pk=page_id, depth__gt=1)
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    page_check = run.check_latest(page.specific)
    if page_check.site_answered and not page_check.findings.exists():
        messages.success(request, _("Nothing was found. The page is good to go."))
    return redirect(findings_url(page.pk))
