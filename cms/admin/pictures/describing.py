"""Store the description of a picture (alt text) that was first given where it is used."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, JsonResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST
from wagtail.log_actions import log
from wagtail.permissions import policy_registry

from cms.models import SiteImage

LONGEST = 255  # characters, as the model has it


class DescriptionForm(forms.Form):
    description = forms.CharField(max_length=LONGEST)


@require_POST
def describe(request: HttpRequest, pk: int) -> JsonResponse:
    """Describe a picture of which nobody said anything else, and return its description.

    `was` is what the editor last saw: the words of somebody else are not replaced.
    """
    form = DescriptionForm(request.POST)
    text = form.cleaned_data["description"] if form.is_valid() else ""
    was = request.POST.get("was", "")
    with transaction.atomic():
        image = get_object_or_404(SiteImage.objects.select_for_update(), pk=pk)
        policy = policy_registry.get_by_type(SiteImage)
        if not policy.user_has_permission_for_instance(request.user, "change", image):
            raise PermissionDenied
        if text and image.description == was != text:
            image.description = text
            image.save(update_fields=["description"])
            log(instance=image, action="wagtail.edit", user=request.user)
    return JsonResponse({"description": image.description})
