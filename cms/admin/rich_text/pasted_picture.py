"""Take in a picture that was pasted, and return the block that shows it."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_POST
from wagtail.permissions import policy_registry

from cms.compat.wagtail.admin import get_image_form
from cms.models import SiteImage
from cms.models.blocks import PictureBlock

LONGEST_ALT = 255  # characters, as the description of a picture


@require_POST
def take_in(request: HttpRequest) -> JsonResponse:
    """Store a picture with what the other program said of it, which may be nothing.

    The checks are those of each upload. What is in the picture is asked when the page is to be
    published, as for each picture.
    """
    if not policy_registry.get_by_type(SiteImage).user_has_permission(request.user, "add"):
        raise PermissionDenied
    alt = request.POST.get("alt", "")[:LONGEST_ALT]
    form = _form(request, alt)
    if not form.is_valid():
        return JsonResponse({"errors": form.errors}, status=422)
    picture = form.save(commit=False)
    picture.uploaded_by_user = request.user
    picture.save()
    block = PictureBlock()
    value = {"picture": {"image": picture.pk, "alt_text": alt, "decorative": False}, "caption": ""}
    return JsonResponse(block.get_form_state(block.to_python(value)))


def _form(request: HttpRequest, alt: str):
    form = get_image_form(SiteImage)(user=request.user)
    data = dict.fromkeys(form.fields, "") | {"description": alt}
    if "collection" in form.fields:
        data["collection"] = form.fields["collection"].queryset.first().pk
    form = get_image_form(SiteImage)(data, request.FILES, user=request.user)
    if "description" in form.fields:
        form.fields["description"].required = False
    return form
