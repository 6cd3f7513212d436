"""Uploaded files, and what the API says where there is nothing."""

import mimetypes

from django.conf import settings
from django.http import Http404, JsonResponse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe
from django.views.static import serve

from cms.models.images import SHARE

RENDITIONS = "images/"
ORIGINALS = "original_images/"
# How the names of the site's sizes end: AVIF and WebP never carry a photograph's EXIF data, and
# of JPEG only the size for sharing is made without it.
PUBLIC_ENDINGS = (".avif", ".webp", f".{SHARE.replace('|', '.')}.jpg")
# Not every machine knows them, and browsers are told not to guess.
mimetypes.add_type("image/avif", ".avif")
mimetypes.add_type("image/webp", ".webp")


@require_safe
def media(request, path):
    """Serve the sizes made of a picture for the site, whose names change with their content.

    Originals and the admin's own thumbnails may tell where a photograph was taken, so they are
    for people who work in the CMS. Documents may be private and have an address that checks.
    """
    if ".." in path or not path.startswith((RENDITIONS, ORIGINALS)):
        raise Http404
    if path.startswith(RENDITIONS) and path.endswith(PUBLIC_ENDINGS):
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
