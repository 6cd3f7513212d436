"""Register the checks with Wagtail's admin."""

from django.templatetags.static import static
from django.urls import include, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.permission_policies.pages import PagePermissionPolicy

from cms.admin.checks import overtaken, publish_hooks, views
from cms.admin.checks.bulk_publish import PublishGoodPages
from cms.admin.checks.check_now import CheckNow
from cms.admin.checks.findings_for_user import ACTIONS
from cms.admin.checks.report import FindingsReport

hooks.register("before_publish_page", overtaken.report_other_text, order=-10)
hooks.register("before_publish_page", publish_hooks.hold_back)
hooks.register("after_publish_page", publish_hooks.report_advice)
hooks.register("after_edit_page", publish_hooks.redirect_to_errors)
hooks.register("after_edit_page", overtaken.report_saved_over, order=10)
hooks.register("register_bulk_action", PublishGoodPages, order=100)  # in place of Wagtail's own


hooks.register("register_page_action_menu_item", CheckNow)


@hooks.register("insert_editor_js")
def select_words():
    return format_html('<script src="{}" defer></script>', static("checks/go_there.js"))


@hooks.register("register_admin_urls")
def register_urls():
    urls = [
        path("<int:page_id>/again/", views.check_again, name="again"),
        path("report/", FindingsReport.as_view(), name="report"),
        path("report/results/", FindingsReport.as_view(results_only=True), name="report_results"),
    ]
    return [path("checks/", include((urls, "checks")))]


class ReportMenuItem(MenuItem):
    def is_shown(self, request):
        return PagePermissionPolicy().user_has_any_permission(request.user, ACTIONS)


@hooks.register("register_reports_menu_item")
def register_report():
    return ReportMenuItem(_("Check"), reverse("checks:report"), icon_name="check", order=50)
