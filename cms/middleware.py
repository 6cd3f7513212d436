"""Middleware of the CMS: security policies, faulty input, and retries for what others took."""

import logging
import re
from collections.abc import Callable

from csp.middleware import CSPMiddleware
from django.conf import settings
from django.core.exceptions import BadRequest, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from wagtail.documents import get_document_model

from cms.faulty_input import (
    Given,
    is_of_the_request,
    names_no_row,
    says_more_rows_than_it_sends,
)
from cms.models.shared_form import OvertakenError
from cms.search.query import LONGEST_QUERY, shortened

log = logging.getLogger(__name__)
LARGEST = 2**63 - 1  # what a database can store
TOO_LONG = re.compile(r"-?[0-9]{19,}")
TOO_LONG_PART = re.compile(r"/[0-9]{20,}(?:/|$)")
UTF_8 = ("utf-8", "utf8")
DOCUMENT_VIEWS = ("wagtaildocs_serve", "wagtaildocs_authenticate_with_password")
TRIES = 5  # for the address of a new page


class ContentSecurityPolicy(CSPMiddleware):
    """The site's strict policy, and a laxer one under /cms/ and for the docs of API v3."""

    paths = ("/cms/", "/api/v3/docs/")

    def get_policy_parts(self, request, response, report_only=False):
        parts = super().get_policy_parts(request, response, report_only)
        if request.path.startswith(self.paths):
            parts.replace = settings.ADMIN_SECURITY_POLICY
        return parts

    def process_response(self, request, response):
        """Let `X-Frame-Options` mean what `frame-ancestors` means, for browsers that read both."""
        if request.path.startswith(self.paths) and "X-Frame-Options" in response.headers:
            response.headers["X-Frame-Options"] = "SAMEORIGIN"
        return super().process_response(request, response)


class PrivateDocuments:
    """Keep documents of private collections, and the way to them, out of all caches.

    They are sent as they are: Wagtail says that a .gz is the coding of another file, and of others
    that their coding is “None”.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        match = request.resolver_match
        if match and match.view_name == "wagtaildocs_serve":
            response.headers.pop("Content-Encoding", None)
        if match and match.view_name == "wagtaildocs_serve" and _is_public(*match.args):
            patch_cache_control(response, no_cache=True)
        elif match and match.view_name in DOCUMENT_VIEWS:
            response.headers["Cache-Control"] = "private, no-store"
        return response


class RefuseFaultyInput:
    """Respond with 400 or 404 to what cannot be looked up, read or stored, instead of with 500.

    What was refused is logged with the place in the code: it may show a field that we forgot.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Refuse what would be a fault before there is a view, or no error but endless work."""
        if (request.content_params or {}).get("charset", "utf-8").lower() not in UTF_8:
            raise BadRequest("what is sent here must be in UTF-8")
        offset = request.GET.get("offset", "") if request.path.startswith("/cms/") else ""
        if TOO_LONG_PART.search(request.path) or TOO_LONG.fullmatch(offset):
            raise Http404("no row has such a number")
        searched = request.GET.get("q", "") if request.path.startswith("/cms/") else ""
        if len(searched) > LONGEST_QUERY:  # Wagtail needs minutes for some kilobytes of quotes
            query = request.GET.copy()
            query["q"] = shortened(searched)
            vars(request)["GET"] = query
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> None:
        """Raise Http404 or BadRequest if what the request holds is the cause of an error."""
        given = Given(request)
        if isinstance(error, Http404 | BadRequest) or not is_of_the_request(error, given):
            return
        log.warning("Refused %s %a", request.method, request.path, exc_info=error)
        if names_no_row(error, given):
            raise Http404("there is no such thing") from error
        raise BadRequest("the request holds what cannot be read") from error

    def process_view(self, request: HttpRequest, view, args, values) -> None:
        given = (*args, *values.values())
        if any(isinstance(value, int) and value > LARGEST for value in given):
            raise Http404("no row has such a number")
        if request.path.startswith("/cms/") and says_more_rows_than_it_sends(request.POST):
            raise BadRequest("a form set has fewer rows than it says")


def _is_public(document_id: int | str, *rest: str) -> bool:
    document = get_document_model().objects.filter(pk=document_id).first()
    return document is not None and not document.collection.get_view_restrictions()


class AddressTakenMeanwhile:
    """Retry the creation of a page whose address was taken by another one at the same moment.

    Wagtail checks the address when it validates the form and again when it saves the page; the
    second check would result in an error page, and the editor's text would be lost.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        match = request.resolver_match
        if match is None or match.view_name != "wagtailadmin_pages:add":
            return None
        if not _is_about_address(error):
            return None
        for _ in range(TRIES):
            try:
                # Nothing was saved yet: once the page is saved, its address is not checked again.
                return match.func(request, *match.args, **match.kwargs)
            except ValidationError as again:
                if not _is_about_address(again):
                    raise
        return None


def _is_about_address(error: Exception) -> bool:
    return isinstance(error, ValidationError) and "slug" in getattr(error, "error_dict", ())


class SavedMeanwhile:
    """Let a form be validated again that somebody else overtook: it then says so to the editor."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        match = request.resolver_match
        if match is None or not isinstance(error, OvertakenError):
            return None
        # The transaction of the save was rolled back: nothing of this request is stored.
        return match.func(request, *match.args, **match.kwargs)
