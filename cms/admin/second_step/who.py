"""Who has a second step, and who must have one."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpRequest

from cms.admin.second_step.models import SignInRules


def editor(request: HttpRequest) -> User:
    """Return who is signed in. Raises PermissionDenied, which the admin's views never need."""
    user = request.user
    if not isinstance(user, User):
        raise PermissionDenied
    return user


def has_second_step(user: User) -> bool:
    """Return True if somebody has an app or a passkey. Recovery codes alone are none."""
    has_one = Q(code_app__isnull=False) | Q(passkeys__isnull=False)
    return get_user_model().objects.filter(has_one, pk=user.pk).exists()


def must_have_second_step(user: User) -> bool:
    """Return True if one of somebody's roles demands it."""
    demands = Q(groups__user=user.pk)
    if user.is_superuser:
        demands |= Q(superusers=True)
    return SignInRules.objects.filter(demands).exists()
