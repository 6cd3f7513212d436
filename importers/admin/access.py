"""Select the conflicts that a person may see, and those that they may decide about."""

from django.contrib.auth.decorators import user_passes_test
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.utils.decorators import method_decorator
from django.views import View
from wagtail.models import Page
from wagtail.permissions import policy_registry

from importers.models import ImportConflict


def visible_to(user) -> QuerySet[ImportConflict]:
    """Return the conflicts of pages that the person may change or publish."""
    return _with_pages(user, "change", "publish")


def to_decide_by(user) -> QuerySet[ImportConflict]:
    """Return the conflicts of pages that the person may publish."""
    return _with_pages(user, "publish")


def may_decide(user, conflict: ImportConflict) -> bool:
    return conflict.page.permissions_for_user(user).can_publish()


def _with_pages(user, *actions: str) -> QuerySet[ImportConflict]:
    policy = policy_registry.get_by_type(Page)  # without the trash
    pages = policy.instances_user_has_any_permission_for(user, actions)
    found = ImportConflict.objects.filter(page__in=pages.values("pk"))
    return found.select_related("record", "page").defer("text").order_by("-found_at", "-pk")


def is_administrator(user) -> bool:
    return user.is_active and user.is_superuser


def administrators_only(view: type[View]) -> type[View]:
    """Return a class of views with a test that refuses everybody else."""
    return method_decorator(user_passes_test(_administrator), name="dispatch")(view)


def _administrator(user) -> bool:
    if not is_administrator(user):
        raise PermissionDenied
    return True
