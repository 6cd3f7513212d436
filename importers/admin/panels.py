"""The panel on the dashboard that counts the conflicts which the user may decide about."""

from wagtail.admin.ui.components import Component

from importers.admin.access import to_decide_by


class ConflictPanel(Component):
    name = "import_conflicts"
    template_name = "importers/conflict_panel.html"
    order = 120

    def get_context_data(self, parent_context) -> dict:
        return {"count": to_decide_by(parent_context["request"].user).count()}
