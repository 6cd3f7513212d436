"""Wagtail's views of redirects, with a list that all staff may read and forms that refuse loops."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column
from wagtail.contrib.redirects.models import Redirect

from cms.admin.redirects.forms import ArrivingRedirectForm
from cms.compat.wagtail.admin import redirect_views as views
from cms.compat.wagtail.redirects import RedirectFilters
from cms.models.public_pages import is_public, public_address
from cms.models.redirect_address import is_entrance


def origin(redirect: Redirect) -> str:
    return _("by itself: the page moved") if redirect.automatically_created else _("by hand")


def standing(redirect: Redirect) -> str:
    page, link = redirect.redirect_page, redirect.redirect_link
    if is_entrance(redirect.old_path):
        return _("no: people sign in there")
    leads_on = is_public(page) if page else bool(public_address(link))
    return _("yes") if leads_on else _("not now: the page is not on the site")


class IndexView(views.IndexView):
    filterset_class = RedirectFilters

    def user_may(self, action: str) -> bool:
        return self.permission_policy.user_has_permission(self.request.user, action)

    @cached_property
    def columns(self) -> list[Column]:
        first, *others = views.IndexView.columns
        if not self.user_may("change"):  # nothing to open
            first = Column("old_path", label=first.label, sort_key="old_path")
        return [
            first,
            *others,
            Column("works", label=gettext_lazy("Works"), accessor=standing),
            Column("origin", label=gettext_lazy("Made"), accessor=origin),
        ]

    @cached_property
    def header_more_buttons(self):
        return super().header_more_buttons if self.user_may("add") else []


def process_import(request: HttpRequest) -> HttpResponse:
    """Read the file that was sent in the first step, or lead back there if it was read before.

    Wagtail deletes it then, and fails where somebody loads the page again or comes back to it.
    """
    if request.method == "POST":
        try:
            return views.process_import(request)
        except FileNotFoundError:
            text = _("This file was read already, or is not there any more. Choose it again.")
            messages.warning(request, text)
    return redirect("wagtailredirects:start_import")


class CreateView(views.CreateView):
    form_class = ArrivingRedirectForm


class EditView(views.EditView):
    form_class = ArrivingRedirectForm
