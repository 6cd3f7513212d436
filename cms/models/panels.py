"""The panel at the top of the page editor that shows the findings of the checks."""

from django.utils.functional import cached_property
from wagtail.admin.panels import Panel


class FindingsPanel(Panel):
    """Shows the last check of the latest version. Not shown for a page that was never saved."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "checks/panel.html"

        def is_shown(self):
            return self.instance.pk is not None and super().is_shown()

        @cached_property
        def last_check(self):
            checks = self.instance.checks.prefetch_related("findings").order_by("of_draft")
            return checks.last()

        def get_context_data(self, parent_context=None):
            context = super().get_context_data(parent_context)
            last = self.last_check
            latest = self.instance.latest_revision_id
            return {
                **context,
                "page_id": self.instance.pk,
                "check": last,
                "is_current": bool(last) and last.revision_id == latest,
                "findings": sorted(last.findings.all(), key=lambda f: not f.is_error)
                if last
                else [],
            }
