"""The last imports, as administrators see them: what came in, and what waits for a person."""

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from django.views.generic import DetailView
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.generic.base import BaseListingView

from cms.background.tasks import incomplete_pictures
from cms.compat.wagtail.admin import WagtailAdminTemplateMixin
from importers.admin.access import AdministratorsOnly, is_administrator
from importers.models import ImportConflict, KeptReport

TITLE = _("Imports")


class ReportMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return is_administrator(request.user) and KeptReport.objects.exists()


class ReportList(AdministratorsOnly, BaseListingView):
    """The imports of which a report is kept, the newest first."""

    page_title = TITLE
    header_icon = "download"
    verbose_name = _("import")
    verbose_name_plural = _("imports")
    results_template_name = "importers/reports_results.html"
    index_url_name = "import_reports"
    paginate_by = 20
    columns = [
        TitleColumn("folder", label=_("Folder"), url_name="import_report"),
        DateColumn("started", label=_("When"), width="15%"),
        Column("summary", label=_("Result"), width="60%"),
    ]

    def get_base_queryset(self) -> QuerySet[KeptReport]:
        return KeptReport.objects.defer("kinds")


class ReportDetail(AdministratorsOnly, WagtailAdminTemplateMixin, DetailView):
    """One import: what needs a person, by kind, and what waits now."""

    model = KeptReport
    template_name = "importers/kept_report.html"
    page_title = TITLE
    header_icon = "download"
    context_object_name = "report"

    def get_page_subtitle(self) -> str:
        return self.object.folder

    def get_breadcrumbs_items(self) -> list[dict]:
        above = {"url": reverse_lazy("import_reports"), "label": TITLE}
        return [*super().get_breadcrumbs_items(), above, {"label": self.get_page_subtitle()}]

    def get_context_data(self, **kwargs) -> dict:
        waiting = {
            "conflicts": ImportConflict.objects.count(),
            "pictures": incomplete_pictures().count(),
        }
        return super().get_context_data(**waiting, **kwargs)
