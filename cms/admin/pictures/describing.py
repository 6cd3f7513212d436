"""Store what is first said of a picture where it is used: its alt text, and if it shows people."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, JsonResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST
from wagtail.log_actions import log
from wagtail.permissions import policy_registry

from cms.models import SiteImage
from cms.models.images import Shows

LONGEST = 255  # characters, as the model has it


class DescriptionForm(forms.Form):
    description = forms.CharField(max_length=LONGEST)


class PeopleForm(forms.Form):
    shows_people = forms.ChoiceField(choices=Shows.choices)


@require_POST
def describe(request: HttpRequest, pk: int) -> JsonResponse:
    """Describe a picture of which nobody said anything else, and return its description.

    `was` is what the editor last saw: the words of somebody else are not replaced.
    """
    form = DescriptionForm(request.POST)
    text = form.cleaned_data["description"] if form.is_valid() else ""
    was = request.POST.get("was", "")
    with transaction.atomic():
        image = _image_to_change(request, pk)
        if text and image.description == was != text:
            image.description = text
            image.save(update_fields=["description"])
            log(instance=image, action="wagtail.edit", user=request.user)
    return JsonResponse({"description": image.description})


@require_POST
def tell_of_people(request: HttpRequest, pk: int) -> JsonResponse:
    """Say whether a picture shows people, if nobody said so, and return what is known of it."""
    form = PeopleForm(request.POST)
    with transaction.atomic():
        image = _image_to_change(request, pk)
        if form.is_valid() and not image.shows_people:
            image.shows_people = form.cleaned_data["shows_people"]
            image.save(update_fields=["shows_people"])
            log(instance=image, action="wagtail.edit", user=request.user)
    return JsonResponse({"shows_people": image.shows_people})


def _image_to_change(request: HttpRequest, pk: int) -> SiteImage:
    """Return a picture, which nobody else changes until the transaction ends."""
    image = get_object_or_404(SiteImage.objects.select_for_update(), pk=pk)
    policy = policy_registry.get_by_type(SiteImage)
    if not policy.user_has_permission_for_instance(request.user, "change", image):
        raise PermissionDenied
    return image
