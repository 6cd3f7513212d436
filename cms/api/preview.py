"""`/api/v2/preview/?token=…`: a draft, for clients with a valid ticket."""

from django.http import Http404
from django.urls import path
from rest_framework.exceptions import APIException
from rest_framework.response import Response

from cms.api.pages import PagesEndpoint
from cms.preview import tickets


class PreviewExpired(APIException):
    status_code = 410
    default_detail = "this preview has expired"


class PreviewEndpoint(PagesEndpoint):
    """Serves drafts. Responses are never cached, and reveal nothing without a valid ticket."""

    name = "preview"
    # A page that was never saved has no detail URL yet.
    meta_fields = [name for name in PagesEndpoint.meta_fields if name != "detail_url"]

    def draft_view(self, request):
        self.refuse_unknown_parameters({"token", "rich_text_format"})
        self.shown = find_draft(request.GET.get("token", ""))
        return Response(self.represent(self.shown))

    def handle_exception(self, error):
        if isinstance(error, PreviewExpired):
            return Response({"message": error.detail}, status=error.status_code)
        return super().handle_exception(error)

    def tag(self, response):
        response.headers["Cache-Control"] = "private, no-store"
        return response

    @classmethod
    def get_urlpatterns(cls):
        return [path("", cls.as_view({"get": "draft_view"}), name="draft")]


def find_draft(ticket: str):
    """Return the page of a ticket, as it was typed last. Raises PreviewExpired or Http404."""
    try:
        return tickets.read(ticket)
    except tickets.TicketExpiredError as error:
        raise PreviewExpired from error
    except tickets.TicketUnknownError as error:
        raise Http404("not found") from error
