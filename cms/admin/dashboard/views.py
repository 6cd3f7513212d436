"""The calendar of scheduled publications and expiries, by day."""

from itertools import groupby

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.models import Page
from wagtail.permissions import policy_registry

from cms.admin.dashboard.months import Month, month_of
from cms.admin.dashboard.panels import address_to_add, lists_for
from cms.admin.dashboard.scheduled import ACTIONS, ScheduledChange, scheduled_changes


def may_open_calendar(user) -> bool:
    return policy_registry.get_by_type(Page).user_has_any_permission(user, ACTIONS)


@require_safe
def new_story(request: HttpRequest):
    """Ask in which list a new story comes; with one list, there is nothing to ask."""
    lists = lists_for(request.user)
    if not lists:
        raise PermissionDenied
    if len(lists) == 1:
        return redirect(address_to_add(lists[0]))
    values = {
        "choices": [(each, address_to_add(each)) for each in lists],
        "page_title": _("New story"),
        "header_title": _("New story"),
        "header_icon": "plus",
    }
    return render(request, "dashboard/new_story.html", values)


@require_safe
def calendar(request: HttpRequest):
    if not may_open_calendar(request.user):
        raise PermissionDenied
    month = month_of(request.GET.get("month", ""))
    changes = scheduled_changes(request.user, month.start, month.shifted(1).start)
    values = {
        "month": month,
        "previous": month.shifted(-1),
        "next": month.shifted(1),
        "elsewhere": _elsewhere(request.user, month),
        "days": [(day, list(each)) for day, each in groupby(changes, _day)],
        "page_title": _("Calendar"),
        "header_title": _("Calendar"),
        "header_icon": "calendar-alt",
    }
    return render(request, "dashboard/calendar.html", values)


def _elsewhere(user, month: Month) -> ScheduledChange | None:
    """Return what comes first after the month, or else before it, of what is still to come."""
    now = timezone.now()
    coming = scheduled_changes(user, max(now, month.shifted(1).start))
    if not coming and now < month.start:
        coming = scheduled_changes(user, now, month.start)
    return coming[0] if coming else None


def _day(change: ScheduledChange):
    return timezone.localtime(change.moment).date()
