"""The day and the time beside the main button, at which a page appears on the site."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.action_menu import ActionMenuItem

from cms.compat.wagtail.admin import AdminDateInput, AdminTimeInput

FIRST_TIME = "09:00"  # when nothing was planned yet


class ScheduleButton(ActionMenuItem):
    """`sends` is the name of the button that it stands beside: to publish, or to submit."""

    name = "publishing-plan"
    template_name = "publishing/plan.html"

    def __init__(self, sends: str):
        super().__init__()
        self.sends = sends

    def get_context_data(self, parent_context):
        posted = parent_context["request"].POST
        planned = moment_of(parent_context.get("page"))
        day, time = posted.get("plan_day"), posted.get("plan_time")
        if planned and day is None:
            day, time = f"{planned:%d-%m-%Y}", f"{planned:%H:%M}"
        publishes = self.sends == "action-publish"
        return {
            "name": self.sends,
            "label": _("Planned") if planned else _("Plan"),
            "send": _("Publish at this moment") if publishes else _("Submit for this moment"),
            "planned": planned,
            "is_open": posted.get(self.sends) == "plan",
            "day": AdminDateInput().render(
                "plan_day", day, {"id": "id_plan_day", "data-time-field": "id_plan_time"}
            ),
            "time": AdminTimeInput().render(
                "plan_time", time or FIRST_TIME, {"id": "id_plan_time"}
            ),
        }


def moment_of(page) -> datetime | None:
    """Return when a page is to appear, in the time of the site, if that is still to come."""
    moment = page and page.go_live_at
    return timezone.localtime(moment) if moment and moment > timezone.now() else None
