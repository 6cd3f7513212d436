"""The report “Check”: the findings of all pages, each linked to its place in the editor."""

import django_filters
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies.pages import PagePermissionPolicy

from cms.admin.checks.findings_for_user import ACTIONS, findings_for
from cms.admin.checks.models import LEVEL_NAMES, CheckLevels, PageFinding
from cms.admin.checks.texts import TEXTS

VERSIONS = [("0", _("On the site")), ("1", _("Draft"))]
TITLE = "check_of_page.page.title"


def kinds() -> list[tuple]:
    fields = {field.name: field.verbose_name for field in CheckLevels._meta.fields}
    names = {code: fields.get(code, gettext("not complete")) for code in TEXTS}
    return [(code, name[:1].upper() + name[1:]) for code, name in names.items()]


class FindingFilters(WagtailFilterSet):
    level = django_filters.ChoiceFilter(label=_("Level"), choices=list(LEVEL_NAMES.items()))
    code = django_filters.ChoiceFilter(label=_("Kind of finding"), choices=kinds)
    version = django_filters.ChoiceFilter(
        label=_("Version"), choices=VERSIONS, field_name="check_of_page__of_draft"
    )

    class Meta:
        model = PageFinding
        fields = ["level", "code", "version"]


class FindingsReport(ReportView):
    model = PageFinding
    page_title = _("Check")
    header_icon = "check"
    filterset_class = FindingFilters
    index_url_name = "checks:report"
    index_results_url_name = "checks:report_results"
    permission_policy = PagePermissionPolicy()
    any_permission_required = ACTIONS
    is_searchable = False
    list_export = [TITLE, "level_name", "texts.what", "version_name", "check_of_page.checked_at"]
    export_headings = {
        TITLE: _("Page"),
        "level_name": _("Level"),
        "texts.what": _("Finding"),
        "version_name": _("Version"),
        "check_of_page.checked_at": _("Checked"),
    }
    columns = [
        TitleColumn(
            "title",
            label=_("Page"),
            accessor=TITLE,
            get_url=lambda finding: finding.edit_url,
            width="25%",
        ),
        Column("level_name", label=_("Level")),
        Column("what", label=_("Finding"), accessor="texts.what"),
        Column("version_name", label=_("Version")),
        DateColumn("checked_at", label=_("Checked"), accessor="check_of_page.checked_at"),
    ]

    def get_queryset(self):
        findings = findings_for(self.request.user).select_related("check_of_page__page")
        return findings.order_by("-level", "check_of_page__page__title", "pk")
