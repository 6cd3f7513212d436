"""What editors see first: the dashboard, the calendar, the look of the organisation."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DashboardConfig(AppConfig):
    name = "cms.admin.dashboard"
    label = "dashboard"
    verbose_name = _("dashboard")
