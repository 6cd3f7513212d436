"""Select the conflicts that a person may see, and those that they may decide about."""

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase
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


class AdministratorsOnly(View):
    """A view that refuses everybody else."""

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponseBase:
        if not is_administrator(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)
