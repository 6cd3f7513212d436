"""The button that checks the page in the editor, behind “More” beside those to publish with."""

from django.urls import reverse
from wagtail.admin.action_menu import ActionMenuItem


class CheckNow(ActionMenuItem):
    name = "action-check"
    template_name = "checks/check_now.html"
    order = 200

    def is_shown(self, context):
        return context["view"] == "edit" and super().is_shown(context)

    def get_url(self, parent_context):
        return reverse("checks:again", args=[parent_context["page"].pk])
