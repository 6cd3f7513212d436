"""The screens of the register: the list, a person, export and erasing."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Count, QuerySet
from django.http import FileResponse, HttpRequest
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages

from cms.admin.consent import access
from cms.admin.consent.erasing import erase
from cms.admin.consent.export import export
from cms.admin.consent.file_usage import pages_with
from cms.admin.consent.forms import PersonForm
from cms.admin.consent.models import Consent, Person, over
from cms.admin.consent.recording import log_person, withdraw_all
from cms.compat.wagtail.models import ModelLogEntry

ON_A_PAGE = 50
EXPORTED, RENAMED = "consent.exported", "consent.renamed"


@require_safe
def index(request: HttpRequest):
    """Show the people of the register, and the consents that need attention."""
    _may(access.may_see(request.user))
    query = request.GET.get("q", "").strip()
    page = Paginator(_people(query), ON_A_PAGE).get_page(request.GET.get("p"))
    attention = Consent.objects.select_related("image", "person").order_by("until", "pk")
    values = {
        "page_obj": page,
        "is_paginated": page.has_other_pages(),
        "query": query,
        "over": attention.over(),
        "ending": attention.ending(),
    }
    return render(request, "consent/index.html", values | title(_("People in pictures")))


def _people(query: str) -> QuerySet[Person]:
    ended = Count("consents", filter=over("consents__"))
    counted = Person.objects.annotate(pictures=Count("consents"), ended=ended)
    people = counted.order_by("name", "pk")
    return people.filter(name__icontains=query) if query else people


def person_view(request: HttpRequest, pk: int):
    """Show a person with all pictures, and let their name be corrected."""
    _may(access.may_see(request.user))
    person = get_object_or_404(Person, pk=pk)
    form = PersonForm(request.POST or None, instance=person)
    if request.method == "POST":
        _may(access.may_change(request.user))
        if form.is_valid():
            form.save()
            log_person(person, RENAMED, request.user)
            messages.success(request, _("The name is changed."))
            return redirect("consent:person", pk)
        person.refresh_from_db()
    consents = person.consents.select_related("image", "proof", "recorded_by")
    values = {
        "person": person,
        "form": form,
        "rows": [(consent, list(pages_with(consent.image))) for consent in consents],
        "history": ModelLogEntry.objects.for_instance(person).select_related("user"),
        "may_change": access.may_change(request.user),
        "may_erase": access.may_erase(request.user),
    }
    return render(request, "consent/person.html", values | title(str(person)))


@require_POST
def withdraw_everything(request: HttpRequest, pk: int):
    _may(access.may_change(request.user))
    person = get_object_or_404(Person, pk=pk)
    number = withdraw_all(person, request.user)
    text = ngettext("%d picture is off the site now.", "%d pictures are off the site now.", number)
    messages.success(request, text % number)
    return redirect("consent:person", pk)


@require_POST
def export_view(request: HttpRequest, pk: int):
    """Give everything that is kept of a person, as a file."""
    _may(access.may_erase(request.user))
    person = get_object_or_404(Person, pk=pk)
    log_person(person, EXPORTED, request.user)
    return FileResponse(
        export(person),
        as_attachment=True,
        filename=f"persoon-{pk}.zip",
        headers={"Cache-Control": "private, no-store"},
    )


def erase_view(request: HttpRequest, pk: int):
    """Ask, and then erase a person from the register."""
    _may(access.may_erase(request.user))
    person = get_object_or_404(Person, pk=pk)
    if request.method == "POST":
        erase(person, request.user)
        messages.success(request, _("The person is erased. Their pictures stay off the site."))
        return redirect("consent:index")
    images = [consent.image for consent in person.consents.select_related("image")]
    values = {"person": person, "images": images}
    return render(
        request, "consent/erase.html", values | title(_("Erase %(name)s?") % {"name": person})
    )


def title(text: str) -> dict:
    return {"page_title": text, "header_title": text, "header_icon": "user"}


def _may(allowed: bool) -> None:
    if not allowed:
        raise PermissionDenied
