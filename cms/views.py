"""Views of uploaded files, and the 404 of the API."""

import mimetypes
from pathlib import PurePosixPath

from django.conf import settings
from django.http import Http404, JsonResponse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe
from django.views.static import serve

from cms.api.query_validation import LARGEST
from cms.models.images import SHARE, SHARE_NAME, SiteImage
from cms.models.private_pictures import private_collections

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
    served to staff only, and so is all of a picture in a private collection. Documents may be
    private: they have a URL of their own that checks that.
    """
    if ".." in path or not path.startswith((RENDITIONS, ORIGINALS)):
        raise Http404
    if path.startswith(RENDITIONS) and is_for_visitors(PurePosixPath(path)):
        response = serve(request, path, document_root=settings.MEDIA_ROOT)
        patch_cache_control(response, public=True, max_age=31536000, immutable=True)
        return response
    if not request.user.has_perm("wagtailadmin.access_admin"):
        raise Http404
    response = serve(request, path, document_root=settings.MEDIA_ROOT)
    patch_cache_control(response, private=True, no_cache=True)
    return response


def is_for_visitors(path: PurePosixPath) -> bool:
    """Return True for a size that was made for visitors, of a picture that is not private."""
    if not is_public_name(path.name):
        return False
    private = private_collections()
    of_picture = path.parts[1] if len(path.parts) == 3 else ""
    if not private or not of_picture.isdecimal():
        return not private
    pictures = SiteImage.objects.filter(pk=int(of_picture) % LARGEST)
    return not pictures.filter(collection__in=private).exists()


def is_public_name(name: str) -> bool:
    """Return True if a rendition of this name was made for visitors."""
    return name.endswith(PUBLIC_ENDINGS) or name.startswith(SHARE_NAME)


def unknown_endpoint(request, path):
    return JsonResponse({"message": f"there is nothing at /api/{path}"}, status=404)
