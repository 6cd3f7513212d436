"""The screens of answers: found, taken up, noted, exported, deleted. Nobody makes one here.

Who may build forms may not read answers: that takes a permission of its own, which no other role
has. Nothing of an answer is in the history, in the search of the CMS or in the list of references.
"""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, ObjectList, Panel
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy

from cms.forms.doubts import REASONS
from cms.forms.models import Answer, shown


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


class AnswersViewSet(ModelViewSet):
    model = Answer
    name = "answers"
    url_prefix = "inzendingen"
    icon = "mail"
    menu_label = _("Answers")
    menu_order = 260  # after the categories
    add_to_admin_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    list_display = ["number", "form_title", "received_at", "get_state_display", "assigned_to"]
    list_filter = ["form", "state", "assigned_to"]
    list_export = [
        *("number", "form_title", "received_at", "get_state_display"),
        *("assigned_to", "given", "note", "delete_at"),
    ]
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
