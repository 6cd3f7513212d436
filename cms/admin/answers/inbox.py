"""The screens of answers: found, taken up, noted, exported, deleted. Nobody makes one here.

Who may build forms may not read answers: that takes a permission of its own, which no other role
has. Nothing of an answer is in the history, in the search of the CMS or in the list of references.
"""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, ObjectList, Panel
from wagtail.admin.ui.tables import Column
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy

from cms.forms.doubts import REASONS
from cms.forms.models import Answer, shown

READING = ("view", "change", "delete")
EXPORTED = ("number", "form_title", "received_at", "assigned_to", "note", "delete_at")

STATE = Column("state", label=_("State"), accessor="get_state_display", sort_key="state")


class AnswersPolicy(ModelPermissionPolicy):
    """Answers come from visitors: not even a superuser adds one."""

    def user_has_permission(self, user, action):
        return action != "add" and super().user_has_permission(user, action)

    def user_has_any_permission(self, user, actions):
        return super().user_has_any_permission(user, set(actions) - {"add"})


class GivenPanel(Panel):
    """Shows what was asked and answered, and why an answer is suspicious."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "cms/answers/given.html"

        def get_context_data(self, parent_context=None):
            answer = self.instance
            return {
                **super().get_context_data(parent_context),
                "answer": answer,
                "given": [
                    (each["label"], each.get("text"), shown(each)) for each in answer.content
                ],
                "reasons": [REASONS[name] for name in answer.doubts if name in REASONS],
            }


class AnswersList(ModelViewSet.index_view_class):
    """The list, whose spreadsheet has a column for each question of the forms in it."""

    questions: dict[str, str]  # labels by the names of the columns

    def as_spreadsheet(self, queryset, spreadsheet_format):
        asked = {column(each): each["label"] for answer in queryset for each in answer.content}
        self.questions = asked
        self.list_export = [*self.list_export, *asked]
        return super().as_spreadsheet(queryset, spreadsheet_format)

    def get_heading(self, queryset, field):
        return self.questions.get(field) or super().get_heading(queryset, field)

    def to_row_dict(self, item):
        given = {column(each): shown(each) for each in item.content}
        own = {name: getattr(item, name) for name in EXPORTED}
        state = item.get_state_display()
        return {**own, "state": state, **{name: given.get(name, "") for name in self.questions}}


def column(entry: dict) -> str:
    """Return the name of the column for a question, which no field has."""
    return f"question {entry['id']}"


class AnswersViewSet(ModelViewSet):
    model = Answer
    index_view_class = AnswersList
    edit_template_name = "cms/answers/edit.html"
    name = "answers"
    url_prefix = "inzendingen"
    icon = "mail"
    menu_label = _("Answers")
    menu_order = 260  # after the categories
    add_to_admin_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    list_display = ["number", "form_title", "received_at", STATE, "assigned_to"]
    list_filter = ["form", "state", "assigned_to"]
    list_export = [*EXPORTED, "state"]
    export_filename = "inzendingen"
    search_fields = ["words", "number", "note"]
    search_backend_name = None  # asked of the table itself: answers are in no index
    ordering = ["-received_at"]
    edit_handler = ObjectList(
        [
            GivenPanel(heading=_("What was sent")),
            FieldPanel("state"),
            FieldPanel("assigned_to"),
            FieldPanel("note"),
        ]
    )


register_permission_policy(Answer, AnswersPolicy(Answer))
