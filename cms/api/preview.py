"""`/api/v2/preview/?token=…`: a draft, for whoever holds a ticket that an editor just made."""

from django.conf import settings
from django.core.signing import BadSignature, SignatureExpired
from django.http import Http404
from django.urls import path
from rest_framework.exceptions import APIException
from rest_framework.response import Response
from wagtail_headless_preview.models import HeadlessPreviewMixin, PagePreview

from cms.api.pages import PagesEndpoint


class PreviewExpired(APIException):
    status_code = 410
    default_detail = "this preview has expired"


class PreviewEndpoint(PagesEndpoint):
    """Never stored anywhere; says nothing about pages to those without a ticket."""

    name = "preview"
    # A page that was never saved has no address in the API yet.
    meta_fields = [name for name in PagesEndpoint.meta_fields if name != "detail_url"]

    def draft_view(self, request):
        self.refuse_unknown_parameters({"token", "content_type", "rich_text_format"})
        self._cached_object = find_draft(request.GET.get("token", ""))
        return Response(self.get_serializer(self._cached_object).data)

    def handle_exception(self, error):
        if isinstance(error, PreviewExpired):
            return Response({"message": error.detail}, status=error.status_code)
        return super().handle_exception(error)

    def tag(self, response):
        response.headers["Cache-Control"] = "no-store"
        return response

    @classmethod
    def get_urlpatterns(cls):
        return [path("", cls.as_view({"get": "draft_view"}), name="draft")]


def find_draft(token: str):
    """Return the page as it was when the ticket was made, at most PREVIEW_MAX_AGE seconds ago."""
    signer = HeadlessPreviewMixin.get_preview_signer()
    try:
        signer.unsign(token, max_age=settings.PREVIEW_MAX_AGE)
        return PagePreview.objects.get(token=token).as_page()
    except SignatureExpired as error:
        raise PreviewExpired from error
    except (BadSignature, PagePreview.DoesNotExist) as error:
        raise Http404("not found") from error
