"""Take in a picture that was dropped or pasted, and return the block that shows it."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_POST
from wagtail.permissions import policy_registry

from cms.compat.wagtail.admin import find_image_duplicates, get_image_form
from cms.models import SiteImage
from cms.models.blocks.pictures import PictureBlock

LONGEST_ALT = 255  # characters, as the description of a picture


@require_POST
def take_in(request: HttpRequest) -> JsonResponse:
    """Store a picture with what the other program said of it, which may be nothing.

    The checks are those of each upload. What is in the picture is asked when the page is to be
    published, as for each picture; whether there are people in it, at once. One that is here
    already is not stored again.
    """
    policy = policy_registry.get_by_type(SiteImage)
    if not policy.user_has_permission(request.user, "add"):
        raise PermissionDenied
    alt = request.POST.get("alt", "")[:LONGEST_ALT]
    form = _form(request, alt)
    if not form.is_valid():
        return JsonResponse({"errors": form.errors}, status=422)
    picture = form.save(commit=False)
    known = _known(picture, request.user)
    if known:
        picture.file.delete(save=False)
    else:
        picture.uploaded_by_user = request.user
        picture.save()
    return JsonResponse(_state(known or picture, alt))


def _state(picture: SiteImage, alt: str) -> dict:
    """Return what the editor draws a block from, with what is said of the picture elsewhere."""
    block = PictureBlock()
    shown = {
        "image": picture.pk,
        "alt_text": alt or picture.default_alt_text,
        "decorative": False,
    }
    state = block.get_form_state(block.to_python({"picture": shown, "caption": ""}))
    state["picture"]["image"]["shows_people"] = picture.shows_people
    return state


def _known(picture: SiteImage, user) -> SiteImage | None:
    """Return a picture of the same bytes, if visitors may see it and the user may choose it."""
    policy = policy_registry.get_by_type(SiteImage)
    same = find_image_duplicates(picture, user, policy).filter(is_deleted=False)
    return next((each for each in same if each.is_shown), None)


def _form(request: HttpRequest, alt: str):
    form = get_image_form(SiteImage)(user=request.user)
    data = dict.fromkeys(form.fields, "") | {"description": alt}
    if "collection" in form.fields:
        data["collection"] = form.fields["collection"].queryset.first().pk
    form = get_image_form(SiteImage)(data, request.FILES, user=request.user)
    if "description" in form.fields:
        form.fields["description"].required = False
    return form
