"""Sessions of editors last while they work: the time begins anew with all that they do.

Who did not choose to be remembered is signed out when the browser closes, as before, and after a
working day without doing anything.
"""

import time
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

CMS = "/cms/"
WORKING_DAY = 12 * 60 * 60  # seconds
STEP = 5 * 60  # seconds after which a session is stored anew
WORKED_AT = "worked_at"
# What an open window asks by itself is not work: a session would never end.
BY_ITSELF = ("/cms/editing-sessions/", "/cms/concept/wie/")


class WorkingDays:
    """Lengthens a session while its owner works, and ends it after a day of doing nothing."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path.startswith(CMS):
            return self.get_response(request)
        session = request.session
        if session.get_expire_at_browser_close() and _idle(session) > WORKING_DAY:
            session.flush()  # before anything asks who it is
        response = self.get_response(request)
        if not request.path.startswith(BY_ITSELF) and request.user.is_authenticated:
            _note_work(request.session)
        return response


def _idle(session) -> float:
    """Return for how many seconds nothing was done in a session."""
    return time.time() - session[WORKED_AT] if WORKED_AT in session else 0


def _note_work(session) -> None:
    if WORKED_AT not in session or not 0 <= _idle(session) < STEP:
        session[WORKED_AT] = int(time.time())
