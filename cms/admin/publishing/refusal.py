"""Keep a page a draft that somebody publishes who wrote it alone."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page

from cms.admin.publishing.four_eyes import Eyes, eyes_on
from cms.admin.publishing.reviews import note_alone


def refuse_alone(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Return a redirect to the saved page, or None to publish it (hook `before_publish_page`)."""
    eyes = eyes_on(page, request.user)
    vars(request)["eyes_on_page"] = eyes
    if eyes.may_publish:
        return None
    messages.error(request, refusal(page))
    return redirect("wagtailadmin_pages:edit", page.pk)


def refusal(page: Page) -> str:
    return _(
        "“%(title)s” is saved, but not published. You wrote it alone, so somebody else looks at it "
        "first. Choose “Submit”."
    ) % {"title": page.get_admin_display_title()}


def note_publication(request: HttpRequest, page: Page) -> None:
    """Note in the history that nobody else looked (hook `after_publish_page`)."""
    eyes = getattr(request, "eyes_on_page", Eyes.TWO_PAIRS)
    if eyes.is_alone:
        note_alone(page, request.user, eyes)
