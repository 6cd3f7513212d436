"""How many answers forms got, by day, week or month, and what becomes of them: numbers only."""

from django.core.exceptions import PermissionDenied
from django.db.models import Count, F, Q, QuerySet, Sum
from django.db.models.functions import TruncMonth, TruncWeek
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe
from wagtail.permissions import policy_registry

from cms.admin.answers.inbox import READING
from cms.forms.models import Answer, AnswerCount
from cms.models import FormPage

# By the value of `?period=`: the label, and the first day of the period of a count.
PERIODS = {
    "day": (gettext_lazy("By day"), F("day")),
    "week": (gettext_lazy("By week"), TruncWeek("day")),
    "month": (gettext_lazy("By month"), TruncMonth("day")),
}
MOST = 60  # periods
SUMS = {"received": Sum("received"), "aside": Sum("aside")}


def may_count(user) -> bool:
    return policy_registry.get_by_type(Answer).user_has_any_permission(user, READING)


@require_safe
def statistics(request: HttpRequest) -> HttpResponse:
    """Return the screen for all forms, or for the one in the query."""
    if not may_count(request.user):
        raise PermissionDenied
    period = request.GET.get("period", "")
    period = period if period in PERIODS else "week"
    form = _form_in(request)
    of_form = Q(form=form) if form else Q()
    values = {
        "form": form,
        "forms": _by_form(),
        "period": period,
        "periods": [(name, label) for name, (label, _first) in PERIODS.items()],
        "counts": _by_period(AnswerCount.objects.filter(of_form), period),
        "states": _states(Answer.objects.filter(of_form)),
        "page_title": _("Answers in numbers"),
        "header_title": _("Answers in numbers"),
        "header_icon": "table",
    }
    return render(request, "cms/answers/statistics.html", values)


def _form_in(request: HttpRequest) -> FormPage | None:
    number = request.GET.get("form", "")
    is_number = number.isascii() and number.isdecimal() and len(number) < 10
    return FormPage.objects.filter(pk=number).first() if is_number else None


def _by_form() -> QuerySet:
    """Return the sums of each form, also of those that were deleted."""
    counts = AnswerCount.objects.values("form", "form__title", "form_title")
    return counts.annotate(**SUMS).order_by("-received", "form_title")


def _by_period(counts: QuerySet, period: str) -> QuerySet:
    _label, first = PERIODS[period]
    return counts.annotate(first=first).values("first").annotate(**SUMS).order_by("-first")[:MOST]


def _states(answers: QuerySet[Answer]) -> list[tuple[str, int]]:
    """Return the number of answers in each state, among those that are not deleted yet."""
    found = dict(answers.order_by().values_list("state").annotate(Count("pk")))
    return [(str(state.label), found.get(state.value, 0)) for state in Answer.State]
