"""Only superusers make superusers, and change or disable their accounts.

In Wagtail whoever may add or change accounts may do all of that, and so become one.
"""

from collections.abc import Iterable

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest


def refuse_making(request: HttpRequest) -> None:
    """Hook `before_create_user`. Raises PermissionDenied."""
    if request.POST.get("is_superuser") and not request.user.is_superuser:
        raise PermissionDenied


def refuse_changing(request: HttpRequest, account) -> None:
    """Hook `before_edit_user`. Raises PermissionDenied."""
    refuse_making(request)
    if account.is_superuser and not request.user.is_superuser:
        raise PermissionDenied


def refuse_changing_many(request: HttpRequest, kind: str, objects: Iterable, action) -> None:
    """Hook `before_bulk_action`. Raises PermissionDenied."""
    for each in objects:
        if isinstance(each, get_user_model()):
            refuse_changing(request, each)
