"""The newest version of a page: whose it is, for an editor whose draft came after it."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from wagtail.models import Page

from cms.person_name import name_of


@never_cache
@require_safe
def newest(request: HttpRequest, page_id: int) -> HttpResponse:
    """Return `{"version": [id, time], "who", "is_mine"}` to who may edit a page."""
    page = get_object_or_404(Page, pk=page_id)
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    revision = page.latest_revision
    person = revision and revision.user
    who = name_of(person) if person else _("Somebody else")
    return JsonResponse(
        {
            "version": revision and [revision.pk, revision.created_at.isoformat()],
            "who": who,
            "is_mine": person == request.user,
        }
    )
