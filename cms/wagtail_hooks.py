"""What the CMS changes in Wagtail's admin."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from wagtail import hooks
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from cms.models import Category
from cms.models.addresses import refuse_reserved_slug


@register_snippet
class CategoryViewSet(SnippetViewSet):
    """Categories have a place of their own in the menu, and are put in order by dragging."""

    model = Category
    icon = "tag"
    add_to_admin_menu = True
    menu_order = 250  # after the pages (100), pictures (300) come next
    sort_order_field = "sort_order"
    list_display = ["name", "slug"]


@hooks.register("before_move_page")
def explain_reserved_address(request, page, destination):
    """Say in the admin what `cms.signals.refuse_reserved_address` would raise."""
    try:
        refuse_reserved_slug(page.slug, destination)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect("wagtailadmin_explore", page.get_parent().pk)
    return None
