"""Sessions without the second step that they need are those of nobody.

Such are sessions from before somebody had a second step. Whoever must have one and has none may
set one up, and do nothing else.
"""

from collections.abc import Callable
from functools import partial

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import SimpleLazyObject

from cms.admin.second_step.sessions import PASSED
from cms.admin.second_step.who import has_second_step, must_have_second_step

CMS = "/cms/"
FREE, IS_NOBODY, MUST_SET_UP = "free", "is nobody", "must set up"
SET_UP = {f"second_step:{name}" for name in ("overview", "app", "passkey", "new_passkey", "codes")}
SET_UP |= {"second_step:confirm", "wagtailadmin_logout"}
FOR_ANYBODY = {
    *("wagtailadmin_login", "second_step_ask", "second_step_passkey"),
    *("wagtailadmin_password_reset", "wagtailadmin_password_reset_done"),
    *("wagtailadmin_password_reset_confirm", "wagtailadmin_password_reset_complete"),
    *("wagtailadmin_sprite", "wagtailadmin_javascript_catalog", "brand_colours", "brand_icon"),
    *("drafts_who", "drafts_signed_in"),
}


class NeedsSecondStep:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request):
        request.session_state = SimpleLazyObject(partial(_state, request, request.user))
        request.user = SimpleLazyObject(partial(_allowed, request, request.user))
        return self.get_response(request)

    def process_view(self, request, view, args, values):
        """Lead who must set up a second step to where that is done."""
        name = request.resolver_match.view_name
        if not request.path.startswith(CMS) or name in SET_UP | FOR_ANYBODY:
            return None
        return redirect("second_step:overview") if request.session_state == MUST_SET_UP else None


def _state(request: HttpRequest, user) -> str:
    if not user.is_authenticated:
        return FREE
    if has_second_step(user):
        return FREE if request.session.get(PASSED) else IS_NOBODY
    return MUST_SET_UP if must_have_second_step(user) else FREE


def _allowed(request, user):
    """Return the user of a session, or nobody."""
    if request.session_state == FREE:
        return user
    match = request.resolver_match
    is_setting_up = request.session_state == MUST_SET_UP and match and match.view_name in SET_UP
    return user if is_setting_up else AnonymousUser()
