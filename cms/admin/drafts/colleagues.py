"""Who else has a page open: what Wagtail tells an open editor, and which of them is who."""

import json
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_POST

from cms.compat.wagtail.admin import EditingSession, ping_editing_session, require_admin_access
from cms.person_name import name_of


@require_admin_access
@require_POST
def seen(request: HttpRequest, **session: Any) -> HttpResponse:
    """Return Wagtail's answer, in which a session of this person has `is_mine`.

    `person` is the same in all sessions of one person, and `user` what others call them. A version
    that somebody saved and then left has no session, and stays as Wagtail told it.
    """
    answer = ping_editing_session(request, **session)
    if answer.status_code != HttpResponse.status_code:
        return answer
    told = json.loads(answer.content)
    others = {other["session_id"]: other for other in told["other_sessions"]}
    for known in EditingSession.objects.filter(pk__in=filter(None, others)).select_related("user"):
        person = known.user
        others[known.pk] |= {
            "person": person.pk,
            "user": name_of(person),
            "is_mine": person == request.user,
        }
    return JsonResponse(told)
