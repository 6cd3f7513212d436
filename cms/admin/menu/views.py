"""The view in which staff drag information pages and forms into the order of the menu."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseBadRequest, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse, reverse_lazy
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import View
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.ui.tables.orderable import OrderableTableMixin
from wagtail.admin.views.generic.base import BaseListingView
from wagtail.models import Page

from cms.admin.menu.order import IN_MENU, count_below, move, siblings
from cms.compat.wagtail.admin import PageStatusColumn
from cms.models import HomePage, InfoPage

MOST_DIGITS = 9  # of a position; more is behind the last page
MOST_TO_ORDER = 500  # pages, which are all on one screen
# Wagtail's script replaces this number with the id of the page.
MOVE = reverse_lazy("menu:move", args=[999999])


def may_order(user, parent: Page) -> bool:
    """Return True if the user may publish pages below `parent`."""
    return parent.permissions_for_user(user).can_publish_subpage()


def link_below(page: Page) -> str:
    """Return a link to the list of the pages below a page, or "" if there are none."""
    number = count_below(page)
    if not number:
        return ""
    text = ngettext("Order %(number)s page below it", "Order %(number)s pages below it", number)
    address = reverse("menu:below", args=[page.pk])
    return format_html('<a href="{}">{}</a>', address, text % {"number": number})


class OrderView(BaseListingView):
    """The pages directly below the home page, or below the page whose id is in the URL."""

    page_title = _("Order of the menu")
    header_icon = "list-ol"
    index_url_name = "menu:home"
    default_ordering = None
    template_name = "cms/menu/order.html"
    table_class = type("MenuTable", (OrderableTableMixin, BaseListingView.table_class), {})
    columns = [
        TitleColumn(
            "title",
            label=_("Title"),
            accessor="get_admin_display_title",
            get_url=lambda page: reverse("wagtailadmin_pages:edit", args=[page.pk]),
        ),
        PageStatusColumn("status", label=_("Status"), width="20%"),
        Column("below", label=_("Below it"), accessor=link_below, width="25%"),
    ]

    def dispatch(self, request, *args, **kwargs):
        if not may_order(request.user, self.parent):
            raise PermissionDenied
        number = count_below(self.parent)
        if number > MOST_TO_ORDER:
            text = gettext("%(number)s pages are too many to put in order here.")
            messages.warning(request, text % {"number": number})
            return redirect("wagtailadmin_explore", self.parent.pk)
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def parent(self) -> Page:
        if "pk" in self.kwargs:
            return get_object_or_404(InfoPage, pk=self.kwargs["pk"])
        return get_object_or_404(HomePage.objects.live())

    def get_queryset(self):
        return siblings(self.parent)

    def get_paginate_by(self, queryset):
        return None

    def get_page_subtitle(self):
        return "" if isinstance(self.parent, HomePage) else self.parent.get_admin_display_title()

    def get_table_kwargs(self):
        return {**super().get_table_kwargs(), "reorder_url": MOVE}


class MoveView(View):
    """Move a page to `?position=` (from 0); returns the JSON that Wagtail's script expects."""

    def post(self, request, pk):
        page = get_object_or_404(Page.objects.type(IN_MENU), pk=pk).specific
        if not may_order(request.user, page.get_parent()):
            raise PermissionDenied
        position = request.GET.get("position", "")
        if position and not (position.isascii() and position.isdigit()):
            return HttpResponseBadRequest(gettext("The position must be a whole number."))
        last = len(siblings(page.get_parent()))
        is_last = not position or len(position) > MOST_DIGITS
        move(page, last if is_last else int(position), request.user)
        return JsonResponse({"success": True})
