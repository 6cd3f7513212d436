"""Who is signed in now: what an open editor asks before it sends text, and when that failed."""

from base64 import b64encode
from typing import Any

from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.utils.crypto import salted_hmac
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from cms.person_name import name_of

SALT = "cms.admin.drafts.copies"


@never_cache
@require_safe
def who(request: HttpRequest) -> HttpResponse:
    """Return `{"user", "name", "username", "token", "key"}`.

    `username` is that to sign in with, `token` the CSRF token of this session; `key` encrypts the
    copies in this person's browser. Of nobody, `user` is null, and all but the token are empty.
    """
    answer: dict[str, Any] = dict.fromkeys(("name", "username", "key"), "")
    answer |= {"user": None, "token": get_token(request)}
    user = request.user
    if isinstance(user, User) and user.has_perm("wagtailadmin.access_admin"):
        username = user.get_username()
        name = name_of(user)
        answer |= {"user": user.pk, "name": name, "username": username, "key": key_of(user.pk)}
    return JsonResponse(answer)


def key_of(user_id: int) -> str:
    """Return a key that is always the same for one person, and that nobody else gets."""
    made = salted_hmac(SALT, str(user_id), algorithm="sha256").digest()
    return b64encode(made).decode()


@never_cache
@require_safe
def signed_in(request: HttpRequest) -> HttpResponse:
    """Show that it worked, in the window that lies over the editor, which then closes it."""
    return render(request, "drafts/signed_in.html")
