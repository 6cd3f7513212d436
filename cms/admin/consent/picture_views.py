"""The screens of one picture: who is in it, recording, withdrawing and giving back."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from cms.admin.consent import access, recording
from cms.admin.consent.file_usage import pages_with
from cms.admin.consent.forms import ConsentForm, NewConsentForm
from cms.admin.consent.models import Consent
from cms.admin.consent.views import title
from cms.compat.wagtail.admin import image_preview
from cms.models import SiteImage


def picture(request: HttpRequest, image_id: int) -> HttpResponse:
    """Show who is in a picture, as far as the user may know, and record somebody else."""
    image = get_object_or_404(SiteImage, pk=image_id)
    if not access.may_record(request.user, image):
        raise PermissionDenied
    consent = Consent(image=image)
    form = NewConsentForm(
        request.POST or None, request.FILES or None, instance=consent, user=request.user
    )
    if request.method == "POST" and form.is_valid():
        recording.record(form.filled(), request.user)
        messages.success(request, _("The consent is recorded."))
        return redirect("consent:picture", image_id)
    seen = access.consents_for(request.user, image)
    values = {
        "image": image,
        "form": form,
        "consents": seen,
        "unseen": image.consents.count() - len(seen),
        "pages": list(pages_with(image)),
        "may_see": access.may_see(request.user),
        "may_change": access.may_change(request.user),
    }
    heading = _("Consent for “%(title)s”") % {"title": image.title}
    return render(request, "consent/picture.html", values | title(heading))


def edit(request: HttpRequest, pk: int) -> HttpResponse:
    consent = _consent(request, pk)
    form = ConsentForm(
        request.POST or None, request.FILES or None, instance=consent, user=request.user
    )
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():  # in which the row stays locked that was compared
            recording.change(form.filled(), request.user)
        messages.success(request, _("The consent is changed."))
        return redirect("consent:picture", consent.image_id)
    values = {"consent": consent, "form": form, "may_see": access.may_see(request.user)}
    heading = _("Consent of %(name)s") % {"name": consent.person or _("somebody who was erased")}
    return render(request, "consent/edit.html", values | title(heading))


@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    consent = _consent(request, pk)
    recording.withdraw(consent, request.user)
    text = _("“%(title)s” is off the site now. Whose pages it was on gets a mail.")
    messages.success(request, text % {"title": consent.image.title})
    return _back(request, consent)


@require_POST
def give_back(request: HttpRequest, pk: int) -> HttpResponse:
    consent = _consent(request, pk)
    recording.give_back(consent, request.user)
    consent.image.refresh_from_db()
    if consent.image.withheld:
        text = _("“%(title)s” stays off the site: there is no consent of somebody else in it.")
        messages.warning(request, text % {"title": consent.image.title})
    else:
        text = _("“%(title)s” is on the site again, wherever it was.")
        messages.success(request, text % {"title": consent.image.title})
    return _back(request, consent)


def any_size(request: HttpRequest, image_id: int, filter_spec: str) -> HttpResponse:
    """Show a picture in any size, as Wagtail does, but one that is withheld to few."""
    is_withheld = SiteImage.objects.filter(pk=image_id, withheld=True).exists()
    if is_withheld and not access.may_see(request.user):
        raise PermissionDenied
    return image_preview(request, image_id, filter_spec)


def _consent(request: HttpRequest, pk: int) -> Consent:
    if not access.may_change(request.user):
        raise PermissionDenied
    return get_object_or_404(Consent.objects.select_related("image", "person"), pk=pk)


def _back(request: HttpRequest, consent: Consent) -> HttpResponse:
    """Return to the screen of the button."""
    target = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(target, {request.get_host()}, request.is_secure()):
        target = reverse("consent:picture", args=[consent.image_id])
    return redirect(target)
