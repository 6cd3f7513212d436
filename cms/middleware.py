"""What the CMS adds to every answer, and to one that fails."""

from collections.abc import Callable

from csp.middleware import CSPMiddleware
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse

TRIES = 5  # for the address of a new page


class ContentSecurityPolicy(CSPMiddleware):
    """The site's strict policy everywhere, a workable one under /cms/ and on the API's own docs."""

    paths = ("/cms/", "/api/v3/docs/")

    def get_policy_parts(self, request, response, report_only=False):
        parts = super().get_policy_parts(request, response, report_only)
        if request.path.startswith(self.paths):
            parts.replace = settings.ADMIN_SECURITY_POLICY
        return parts


class AddressTakenMeanwhile:
    """Let a new page look for its address again, where another one took it a moment ago.

    Wagtail looks while it checks the form and again while it writes the page, and what it finds the
    second time is an error page, with the editor's text on the other side of it.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        match = request.resolver_match
        if match.view_name != "wagtailadmin_pages:add" or not _is_about_address(error):
            return None
        for _ in range(TRIES):
            try:
                # Nothing was written yet: once the page stands there, its address is its own.
                return match.func(request, *match.args, **match.kwargs)
            except ValidationError as again:
                if not _is_about_address(again):
                    raise
        return None


def _is_about_address(error: Exception) -> bool:
    return isinstance(error, ValidationError) and "slug" in getattr(error, "error_dict", ())
