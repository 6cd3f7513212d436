"""Uploaded files."""

from django.conf import settings
from django.http import Http404
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from django.views.static import serve

RENDITIONS = "images/"
ORIGINALS = "original_images/"


@require_safe
@cache_control(public=True, max_age=31536000, immutable=True)
def media(request, path):
    """Serve the sizes made of a picture, whose names change with their content.

    Originals (which may tell a place) and documents (which may be private) are not public files:
    originals are for people who work in the CMS, documents have an address that checks.
    """
    folders = [RENDITIONS]
    if request.user.has_perm("wagtailadmin.access_admin"):
        folders.append(ORIGINALS)
    if not path.startswith(tuple(folders)) or ".." in path:
        raise Http404
    return serve(request, path, document_root=settings.MEDIA_ROOT)
