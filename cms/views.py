"""Uploaded files, and what the API says where there is nothing."""

import mimetypes

from django.conf import settings
from django.http import Http404, JsonResponse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe
from django.views.static import serve

RENDITIONS = "images/"
ORIGINALS = "original_images/"
# Not every machine knows them, and browsers are told not to guess.
mimetypes.add_type("image/avif", ".avif")
mimetypes.add_type("image/webp", ".webp")


@require_safe
def media(request, path):
    """Serve the sizes made of a picture, whose names change with their content.

    Originals (which may tell a place) and documents (which may be private) are not public files:
    originals are for people who work in the CMS, documents have an address that checks.
    """
    if ".." in path or not path.startswith((RENDITIONS, ORIGINALS)):
        raise Http404
    if path.startswith(RENDITIONS):
        response = serve(request, path, document_root=settings.MEDIA_ROOT)
        patch_cache_control(response, public=True, max_age=31536000, immutable=True)
        return response
    if not request.user.has_perm("wagtailadmin.access_admin"):
        raise Http404
    response = serve(request, path, document_root=settings.MEDIA_ROOT)
    patch_cache_control(response, private=True, no_cache=True)
    return response


def unknown_endpoint(request, path):
    return JsonResponse({"message": f"there is nothing at /api/{path}"}, status=404)
