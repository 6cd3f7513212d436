"""Panels for what needs attention: findings, and pictures without consent."""

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.ui.components import Component
from wagtail.permissions import policy_registry

from cms.admin import checks
from cms.admin.consent.models import SOON
from cms.models import SiteImage


class FindingsPanel(Component):
    """The numbers of pages with errors and advice. Not shown if there are none."""

    name, order = "findings", 220
    template_name = "dashboard/_findings.html"

    def get_context_data(self, parent_context):
        summary = checks.summary(parent_context["request"].user)
        return {"summary": summary, "report": reverse("checks:report")}


class ConsentPanel(Component):
    """Pictures in use that left the site for want of consent, or will soon."""

    name, order = "consent", 225
    template_name = "dashboard/_consent.html"

    def get_context_data(self, parent_context):
        policy = policy_registry.get_by_type(SiteImage)
        images = policy.instances_user_has_any_permission_for(
            parent_context["request"].user, ["change", "delete"]
        )
        soon = Q(withheld=True) | Q(usable_until__lte=timezone.localdate() + SOON)
        warned = images.filter(soon, is_deleted=False).order_by("usable_until", "pk")
        return {"images": [image for image in warned if image.get_usage().count()]}
