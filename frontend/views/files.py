"""Proxy views of the CMS's files: visitors make no requests to the host of the CMS."""

from urllib.parse import quote

from django.http import Http404, HttpRequest, StreamingHttpResponse
from django.views.decorators.cache import cache_control

from frontend.api.client import content_client
from frontend.web.decorators import reads_content

PICTURE_TYPES = {"image/avif", "image/gif", "image/jpeg", "image/png", "image/webp"}


@reads_content
@cache_control(public=True, max_age=31536000, immutable=True)
def picture(request: HttpRequest, path: str) -> StreamingHttpResponse:
    """Pass on a rendition, which browsers may cache: its name changes with its content."""
    return passed_on(f"/media/images/{path}", PICTURE_TYPES)


@reads_content
@cache_control(no_cache=True)
def document(request: HttpRequest, path: str) -> StreamingHttpResponse:
    """Pass on a document as an attachment: if displayed, it would run with this site's origin."""
    response = passed_on(f"/documents/{path}")
    response.headers["Content-Disposition"] = "attachment"
    return response


def passed_on(path: str, types: set[str] | None = None) -> StreamingHttpResponse:
    """Stream a public file of the CMS. Raises Http404 if it is not of the given content types."""
    if ".." in path:
        raise Http404
    answer = content_client().open_file(quote(path))
    if answer is None:
        raise Http404
    content_type = answer.headers["Content-Type"]
    if types and content_type not in types:
        answer.close()
        raise Http404
    return StreamingHttpResponse(answer.stream, content_type=content_type)
