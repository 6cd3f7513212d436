"""The panels at the top of the page editor: sent back, and what the checks found."""

from django.utils.functional import cached_property
from wagtail.admin.panels import Panel


class FindingsPanel(Panel):
    """Shows what the last check of the latest version found. Not shown if that is nothing."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "checks/panel.html"

        def is_shown(self):
            is_saved = self.instance.pk is not None and super().is_shown()
            return is_saved and bool(self.last_check and self.has_to_say(self.last_check))

        @staticmethod
        def has_to_say(check):
            return check.held_back or not check.site_answered or bool(check.findings.all())

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


class SentBackPanel(Panel):
    """Says who sent a submitted page back, and why. Shown until it is submitted again."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "publishing/sent_back.html"

        def is_shown(self):
            return self.sent_back is not None and super().is_shown()

        @cached_property
        def sent_back(self):
            state = self.instance.pk and self.instance.current_workflow_state
            is_back = state and state.status == state.STATUS_NEEDS_CHANGES
            return state.current_task_state if is_back else None

        def get_context_data(self, parent_context=None):
            may = self.instance.permissions_for_user(self.request.user)
            return {
                **super().get_context_data(parent_context),
                "review": self.sent_back,
                "may_submit": may.can_submit_for_moderation(),
            }
