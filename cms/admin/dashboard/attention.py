"""The panels that say what asks for somebody's attention: findings, and photographs too old."""

from django.urls import reverse
from django.utils import timezone
from wagtail.admin.ui.components import Component
from wagtail.permissions import policy_registry

from cms.admin import checks
from cms.models import SiteImage


class FindingsPanel(Component):
    """How many pages of the site have errors and advice; absent when there is nothing to mend."""

    name, order = "findings", 220
    template_name = "dashboard/_findings.html"

    def get_context_data(self, parent_context):
        found = checks.summary(parent_context["request"].user)
        return {"found": found, "report": reverse("checks:report")}


class ConsentPanel(Component):
    """Photographs on pages, that the people in them agreed to until a day that has passed."""

    name, order = "consent", 225
    template_name = "dashboard/_consent.html"

    def get_context_data(self, parent_context):
        policy = policy_registry.get_by_type(SiteImage)
        images = policy.instances_user_has_any_permission_for(
            parent_context["request"].user, ["change", "delete"]
        )
        over = images.filter(usable_until__lt=timezone.localdate()).order_by("usable_until", "pk")
        return {"images": [image for image in over if image.get_usage().count()]}
