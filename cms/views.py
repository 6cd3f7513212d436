"""Views of uploaded files, and the 404 of the API."""

import mimetypes
from pathlib import PurePosixPath

from django.conf import settings
from django.http import Http404, JsonResponse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe
from django.views.static import serve

from cms.models.images import SHARE, SHARE_NAME

RENDITIONS = "images/"
ORIGINALS = "original_images/"
# Renditions without EXIF data: AVIF and WebP never have any, and of the JPEG files only the one for
# sharing is generated without. A former release named that one after its filter.
PUBLIC_ENDINGS = (".avif", ".webp", f".{SHARE.replace('|', '.')}.jpg")
# Not every system knows these types, and browsers are told not to guess (nosniff).
mimetypes.add_type("image/avif", ".avif")
mimetypes.add_type("image/webp", ".webp")


@require_safe
def media(request, path):
    """Serve the renditions for the site, whose names change with their content.

    Originals and thumbnails of the admin may contain the location of a photograph, so they are
    served to staff only. Documents may be private: they have a URL of their own that checks that.
    """
    if ".." in path or not path.startswith((RENDITIONS, ORIGINALS)):
        raise Http404
    if path.startswith(RENDITIONS) and is_public_name(PurePosixPath(path).name):
        response = serve(request, path, document_root=settings.MEDIA_ROOT)
        patch_cache_control(response, public=True, max_age=31536000, immutable=True)
        return response
    if not request.user.has_perm("wagtailadmin.access_admin"):
        raise Http404
    response = serve(request, path, document_root=settings.MEDIA_ROOT)
    patch_cache_control(response, private=True, no_cache=True)
    return response


def is_public_name(name: str) -> bool:
    """Return True if a rendition of this name was made for visitors."""
    return name.endswith(PUBLIC_ENDINGS) or name.startswith(SHARE_NAME)


def unknown_endpoint(request, path):
    return JsonResponse({"message": f"there is nothing at /api/{path}"}, status=404)
