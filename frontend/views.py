"""What answers at an address of the site."""

from csp.constants import SELF
from csp.decorators import csp_replace
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.clickjacking import xframe_options_exempt

from frontend import pages
from frontend.client import PreviewExpired, content_client
from frontend.decorators import no_traces, public, reads_content
from frontend.errors import not_found
from frontend.moves import moved_from, redirect

# Editors look at a preview in a frame of the CMS, which may live at another address.
PREVIEW_FRAMES = [SELF, *filter(None, [settings.CMS_ORIGIN])]


@reads_content
@public
def page(request: HttpRequest) -> HttpResponse:
    """Show the page that lives at this path, or lead to where it lives now."""
    found = content_client().find_page(request.path)
    if found is None:
        return moved_from(request) or not_found(request)
    if (found.original or found.path) != request.path:
        return redirect(request, found.original or found.path)
    return pages.show(request, found)


@reads_content
@no_traces
@xframe_options_exempt  # the content security policy says who may
@csp_replace({"frame-ancestors": PREVIEW_FRAMES})
def preview(request: HttpRequest) -> HttpResponse:
    """Show a draft to whoever holds an editor's ticket."""
    try:
        found = content_client().preview(request.GET.get("token", ""))
    except PreviewExpired:
        return render(request, "frontend/preview_expired.html", status=410)
    if found is None:
        return render(request, "frontend/preview_unknown.html", status=404)
    return pages.show(request, found, preview=True)
