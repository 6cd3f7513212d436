"""Views of the CMS's files: visitors make no requests to the host of the CMS."""

from posixpath import normpath

from django.http import Http404, HttpRequest, HttpResponseBase
from django.views.decorators.cache import cache_control

from frontend.views.file_proxy import proxied
from frontend.web.decorators import reads_content

PICTURE_TYPES = {"image/avif", "image/gif", "image/jpeg", "image/png", "image/webp"}
LONGEST = 1000  # characters; no file has a longer path


@reads_content
@cache_control(public=True, max_age=31536000, immutable=True)
def picture(request: HttpRequest, path: str) -> HttpResponseBase:
    """Pass on a rendition, which browsers may cache: its name changes with its content."""
    return proxied(only_address(f"/media/images/{path}"), PICTURE_TYPES)


@reads_content
@cache_control(no_cache=True)
def document(request: HttpRequest, number: int, name: str) -> HttpResponseBase:
    """Pass on a document as an attachment: if displayed, it would run with this site's origin."""
    response = proxied(only_address(f"/documents/{number}/{name}"))
    response.headers["Content-Disposition"] = "attachment"
    return response


def only_address(path: str) -> str:
    """Return the path. Raises Http404 if the same file may have it in a shorter form."""
    if normpath(path) != path or len(path) > LONGEST:
        raise Http404
    return path
