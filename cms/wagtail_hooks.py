"""What the CMS changes in Wagtail's admin."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from wagtail import hooks

from cms.models.addresses import refuse_reserved_slug


@hooks.register("before_move_page")
def explain_reserved_address(request, page, destination):
    """Say in the admin what `cms.signals.refuse_reserved_address` would raise."""
    try:
        refuse_reserved_slug(page.slug, destination)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect("wagtailadmin_explore", page.get_parent().pk)
    return None
