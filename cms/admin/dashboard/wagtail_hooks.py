"""Register the panels, the calendar and the organisation's colours with Wagtail's admin."""

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import include, path, reverse
from django.utils.html import format_html_join
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from cms.admin.dashboard import attention, panels, views
from cms.compat.wagtail.admin import RecentEditsPanel


@hooks.register("construct_homepage_panels")
def fill_dashboard(request: HttpRequest, shown: list) -> None:
    """Add our panels, and replace Wagtail's list of edits, which includes the trash."""
    shown[:] = [
        panels.EditsOutsideTrash() if type(panel) is RecentEditsPanel else panel for panel in shown
    ]
    shown += [
        panels.StartPanel(),
        attention.FindingsPanel(),
        attention.ConsentPanel(),
        panels.DraftsPanel(),
        panels.ComingPanel(),
        panels.PublishedPanel(),
    ]


class CalendarMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return views.may_open_calendar(request.user)


@hooks.register("register_admin_menu_item")
def show_calendar_in_menu():
    address = reverse("dashboard:calendar")
    return CalendarMenuItem(
        _("Calendar"), address, name="calendar", icon_name="calendar-alt", order=150
    )


@hooks.register("register_admin_urls")
def addresses():
    patterns = [path("", views.calendar, name="calendar")]
    return [
        path("agenda/", include((patterns, "dashboard"), namespace="dashboard")),
        path("nieuw-verhaal/", views.new_story, name="new_story"),
    ]


@hooks.register("insert_global_admin_css")
def colours():
    sheets = [(static("dashboard/dashboard.css"),), (reverse("brand_colours"),)]
    return format_html_join("\n", '<link rel="stylesheet" href="{}">', sheets)
