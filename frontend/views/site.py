"""The views of pages, of the site search and of previews."""

from collections.abc import Callable
from functools import wraps

from csp.constants import SELF
from csp.decorators import csp_replace
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.csrf import csrf_exempt

from frontend.api.client import PreviewExpired, content_client
from frontend.page_types.find import find_draft, find_page
from frontend.seo.feeds.elsewhere import redirect_to_feed
from frontend.seo.share_image import image
from frontend.views import forms, pages
from frontend.views.preview import PAGE
from frontend.views.preview import context as preview_context
from frontend.views.preview import show as show_draft
from frontend.web.decorators import View, private, public, reads_content
from frontend.web.errors import missing
from frontend.web.redirects import redirect, redirect_for
from web_address import plain_path

# The CMS shows previews in a frame, and may have another origin.
PREVIEW_FRAMES = [SELF, *filter(None, [settings.CMS_ORIGIN])]


@csrf_exempt  # of those that it calls
def at_path(request: HttpRequest) -> HttpResponseBase:
    """Return the page at this path, or receive what its form posts."""
    if request.method == "POST":
        return forms.receive(request)
    if forms.SENT.fullmatch(request.path):
        return reads_content(forms.confirmation)(request)
    return page(request)


@reads_content
@public
def page(request: HttpRequest) -> HttpResponse:
    """Return the page at this path, a redirect to its current path, the search, or an error."""
    client = content_client()
    if client.words().is_search_path(request.path):
        return pages.search(request)
    found = find_page(client, request.path)
    if found is None:
        return _other_spelling(request) or redirect_to_feed(request) or missing(request)
    if (found.original or found.path) != request.path:
        return redirect(request, found.original or found.path)
    if not pages.accepts_query(found, request.GET):
        return HttpResponsePermanentRedirect(found.path)
    return pages.show_as_preferred(request, found)


def _other_spelling(request: HttpRequest) -> HttpResponse | None:
    """Return a redirect from another spelling of an address: in capitals, or of a file.

    On many servers `/Over-Ons/`, `/over-ons.html` and `/over-ons/index.html` were one page.
    """
    path = plain_path(request.path)
    if path == request.path:
        return redirect_for(request)
    found = find_page(content_client(), path)
    if found:
        return redirect(request, found.path)
    return redirect_for(request) or redirect_for(request, path)


def for_ticket_holders(view: Callable[..., HttpResponse | None]) -> View:
    """Decorator for views of a draft: requires a ticket, allows frames, and prevents caching."""

    @reads_content
    @private
    @xframe_options_exempt  # the content security policy restricts frames
    @csp_replace({"frame-ancestors": PREVIEW_FRAMES})
    @wraps(view)
    def answer(request: HttpRequest) -> HttpResponse:
        ticket = request.GET.get("token", "")
        context = preview_context()
        try:
            response = view(request, ticket)
        except PreviewExpired:
            return render(request, "frontend/preview_expired.html", context, status=410)
        return response or render(request, "frontend/preview_unknown.html", context, status=404)

    return answer


@for_ticket_holders
def preview(request: HttpRequest, ticket: str) -> HttpResponse | None:
    """Return a preview of a draft in the mode of the query."""
    return show_draft(request, ticket, request.GET.get("mode", PAGE))


@for_ticket_holders
def preview_picture(request: HttpRequest, ticket: str) -> HttpResponse | None:
    """Return the share image that the draft will have when it is published."""
    client = content_client()
    page = find_draft(client, ticket)
    if page is None:
        return None
    picture = image.share_image_of(page, client.site(), client.icon())
    return HttpResponse(picture, content_type="image/png")
