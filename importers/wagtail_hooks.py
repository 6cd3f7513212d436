"""The importer in Wagtail's admin: its conflicts and its last reports."""

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogFormatter

from importers.admin.access import visible_to
from importers.admin.panels import ConflictPanel
from importers.admin.reports import TITLE as REPORTS
from importers.admin.reports import ReportDetail, ReportList, ReportMenuItem
from importers.admin.views import TITLE, ConflictComparison, ConflictList
from importers.conflicts.resolve import KEPT, TAKEN


class ConflictMenuItem(MenuItem):
    def is_shown(self, request) -> bool:
        return visible_to(request.user).exists()


@hooks.register("register_admin_urls")
def importer_urls():
    return [
        path("import-conflicts/", ConflictList.as_view(), name="import_conflicts"),
        path("import-conflicts/<int:pk>/", ConflictComparison.as_view(), name="import_conflict"),
        path("imports/", ReportList.as_view(), name="import_reports"),
        path("imports/<int:pk>/", ReportDetail.as_view(), name="import_report"),
    ]


@hooks.register("register_reports_menu_item")
def conflict_menu_item():
    return ConflictMenuItem(
        TITLE, reverse("import_conflicts"), name="import-conflicts", icon_name="warning", order=650
    )


@hooks.register("register_reports_menu_item")
def reports_menu_item():
    url = reverse("import_reports")
    return ReportMenuItem(REPORTS, url, name="imports", icon_name="download", order=660)


@hooks.register("construct_homepage_panels")
def add_conflict_panel(request, panels):
    panels.append(ConflictPanel())


@hooks.register("register_log_actions")
def register_decisions(actions):
    @actions.register_action(KEPT)
    class Kept(LogFormatter):
        label = _("Keep the page in an import conflict")

        def format_message(self, log_entry):
            return _("Kept the page, and not the text from the file %(path)s") % log_entry.data

    @actions.register_action(TAKEN)
    class Taken(LogFormatter):
        label = _("Take the file in an import conflict")

        def format_message(self, log_entry):
            return _("Took the text from the file %(path)s") % log_entry.data
