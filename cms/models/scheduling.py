"""Planning in one step: the day and the time that stand beside the button to publish with."""

from datetime import date, datetime, time

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.models.dates import moment_of

# The value of the button: publish, or submit, at a moment; or now, although it was planned.
AT_A_MOMENT, NOW = "plan", "now"
BUTTONS = ("action-publish", "action-submit")


def chosen(data) -> str:
    """Return the value of the button that a form was sent with, or "" for another button."""
    return next((data[name] for name in BUTTONS if data.get(name)), "")


def read_moment(data) -> datetime:
    """Return when a page is to appear. Raises ValidationError for what is no moment to come."""
    try:
        typed = _day_and_time(data.get("plan_day") or "", data.get("plan_time") or "")
    except ValidationError as error:
        message = _("Fill in a day and a time to plan the page, for example 24-12-2026 and 10:00.")
        raise ValidationError(message) from error
    moment = moment_of(datetime.combine(*typed))
    if moment <= timezone.now():
        raise ValidationError(_("You can only plan a moment that is still to come."))
    return moment


def _day_and_time(day: str, clock: str) -> tuple[date, time]:
    """Return what was typed in the two fields: a time behind the day goes before the other."""
    date_field, time_field = forms.DateField(), forms.TimeField()
    try:
        return date_field.clean(day), time_field.clean(clock)
    except ValidationError:
        first, _space, behind = day.strip().rpartition(" ")
        return date_field.clean(first.rstrip(" ,")), time_field.clean(behind)
