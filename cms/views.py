"""Views of uploaded files, and the 404 of the API."""

import mimetypes
import re
from pathlib import PurePosixPath

from django.conf import settings
from django.db.models import Q, QuerySet
from django.http import Http404, HttpResponse, JsonResponse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe
from django.views.static import serve

from cms.admin.consent.access import may_see
from cms.admin.consent.models import Consent
from cms.api.query_validation import LARGEST
from cms.models.content_names import DIGITS
from cms.models.images import SHARE, SHARE_NAME, SiteImage
from cms.models.private_pictures import private_collections

RENDITIONS = "images/"
ORIGINALS = "original_images/"
LONGEST_NAME = 255  # bytes of a name in a folder, on Linux: to look for a longer one is an error
# Renditions without EXIF data: AVIF and WebP never have any, and of the JPEG files only the one for
# sharing is generated without. A former release named that one after its filter.
PUBLIC_ENDINGS = (".avif", ".webp", f".{SHARE.replace('|', '.')}.jpg")
# Its name is made of its content; `share-anna.max-165x165.jpg` is a thumbnail of a former release.
SHARED = re.compile(rf"{SHARE_NAME}[0-9a-f]{{{DIGITS}}}(_\w+)?\.jpg")
WITHHELD = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 165 165">
<rect width="165" height="165" fill="#eee"/>
<path d="M30 135 135 30M52 120a42 42 0 0 1 61 0M82 60a22 22 0 1 1-.1 0" fill="none" stroke="#767676"
stroke-width="6"/></svg>"""
# Not every system knows these types, and browsers are told not to guess (nosniff).
mimetypes.add_type("image/avif", ".avif")
mimetypes.add_type("image/webp", ".webp")


@require_safe
def media(request, path):
    """Serve the renditions for the site, whose names change with their content.

    Originals and thumbnails of the admin may contain the location of a photograph, so they are
    served to staff only, and so is all of a picture in a private collection or in the trash. Of a
    picture without consent, who may see the register gets that; other staff a drawing.
    Documents may be private: they have a URL of their own that checks that.
    """
    if not can_be_a_file(path) or not path.startswith((RENDITIONS, ORIGINALS)):
        raise Http404
    if path.startswith(RENDITIONS) and is_for_visitors(PurePosixPath(path)):
        response = serve(request, path, document_root=settings.MEDIA_ROOT)
        patch_cache_control(response, public=True, max_age=31536000, immutable=True)
        return response
    if not request.user.has_perm("wagtailadmin.access_admin"):
        raise Http404
    if is_without_consent(PurePosixPath(path)) and not may_see(request.user):
        response = HttpResponse(WITHHELD, content_type="image/svg+xml")
    else:
        response = serve(request, path, document_root=settings.MEDIA_ROOT)
    patch_cache_control(response, private=True, no_cache=True)
    return response


def is_without_consent(path: PurePosixPath) -> bool:
    return Consent.objects.over().filter(image__in=pictures_at(path)).exists()


def can_be_a_file(path: str) -> bool:
    """Return False for what a file system refuses to look up, and for ways out of a folder."""
    names = path.split("/")
    return ".." not in path and all(len(name.encode()) <= LONGEST_NAME for name in names)


def is_for_visitors(path: PurePosixPath) -> bool:
    """Return True for a size that was made for visitors, of a picture that they may see.

    One of no picture is what is left of a deleted one, and nobody knows who might see that.
    """
    if not is_public_name(path.name):
        return False
    hidden = Q(withheld=True) | Q(collection__in=private_collections())
    return pictures_at(path).exclude(hidden).exists()


def pictures_at(path: PurePosixPath) -> QuerySet[SiteImage]:
    """Return the picture that a file belongs to: a size of it, or its original."""
    folder, *of_picture = path.parts[:-1]
    if f"{folder}/" == ORIGINALS:
        return SiteImage.objects.filter(file=str(path))
    if len(of_picture) == 1 and of_picture[0].isdecimal():
        return SiteImage.objects.filter(pk=int(of_picture[0]) % LARGEST)
    return SiteImage.objects.filter(renditions__file=str(path))  # of a former release


def is_public_name(name: str) -> bool:
    """Return True if a rendition of this name was made for visitors."""
    return name.endswith(PUBLIC_ENDINGS) or SHARED.fullmatch(name) is not None


def unknown_endpoint(request, path):
    return JsonResponse({"message": f"there is nothing at /api/{path}"}, status=404)
