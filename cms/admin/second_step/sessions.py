"""What a session knows of signing in: who waits for the second step, who passed it, and when.

Between the two steps nobody is signed in: the session holds a number of a user that nothing else
reads, and becomes another session at the end.
"""

import time

from django.conf import settings
from django.contrib.auth import SESSION_KEY, get_user_model, login
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import constant_time_compare

WAITING, PASSED, PROVED = "waits_for_second_step", "passed_second_step", "proved_at"
PATIENCE = 10 * 60  # seconds between the password and the second step
RECENT = 15 * 60  # seconds in which somebody need not prove again who it is


def begin(request: HttpRequest, user: User, next_url: str, remember: bool) -> None:
    """Note that somebody gave the right password. Whoever was signed in here is signed out."""
    request.session.flush()
    request.session[WAITING] = {
        "user": user.pk,
        "hash": user.get_session_auth_hash(),
        "at": time.time(),
        "next": next_url,
        "remember": remember,
    }
    request.session.set_expiry(PATIENCE)


def waiting_user(request: HttpRequest) -> User | None:
    """Return who waits for the second step, unless the password changed or it took too long."""
    waiting = request.session.get(WAITING)
    if waiting is None or not 0 <= time.time() - waiting["at"] <= PATIENCE:
        return None
    user = get_user_model().objects.filter(pk=waiting["user"], is_active=True).first()
    if user is None:
        return None
    is_same = constant_time_compare(waiting["hash"], user.get_session_auth_hash())
    return user if is_same else None


def finish(request: HttpRequest, user: User) -> str:
    """Sign in who waited, in a session with another key, and return where to go."""
    waiting = request.session.pop(WAITING)
    login(request, user)
    request.session[PASSED] = True
    request.session.set_expiry(settings.SESSION_COOKIE_AGE if waiting["remember"] else 0)
    return waiting["next"]


def note_sign_in(request: HttpRequest | None = None, **kwargs) -> None:
    """Receiver of Django's `user_logged_in`: what was passed before counts no more."""
    if request is not None:
        request.session.pop(PASSED, None)
        note_proof(request)


def note_proof(request: HttpRequest) -> None:
    """Note that somebody just proved who it is."""
    request.session[PROVED] = time.time()


def has_proved_lately(request: HttpRequest) -> bool:
    return 0 <= time.time() - request.session.get(PROVED, 0) <= RECENT


def end_all_of(user: User) -> None:
    """Sign somebody out everywhere."""
    for session in Session.objects.filter(expire_date__gt=timezone.now()).iterator():
        if session.get_decoded().get(SESSION_KEY) == str(user.pk):
            session.delete()
