"""Wagtail's views of the editor, which also report which fields of a draft were not stored."""

import json
from collections.abc import Callable, Iterable

from django.http import HttpResponse, JsonResponse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page, Revision

from cms.admin.drafts.copies import RECENT, TakesCopies
from cms.compat.wagtail.admin import (
    ChecksSidePanel,
    CreateView,
    EditView,
)
from cms.models import untitled
from cms.models.page_form import SitePageForm
from cms.preview.views import SitePageViewSet


class ReportsUnsavedFields:
    """Mixin of the editor's views, for the fields of a draft that keep their stored value."""

    form: SitePageForm

    def save_action(self) -> HttpResponse:
        response = super().save_action()  # type: ignore[misc]
        unsaved = list(set_aside(self.form))
        if not unsaved:
            return response
        if not self.expects_json_response:  # type: ignore[attr-defined]
            for each in unsaved:
                messages.warning(self.request, each["text"])  # type: ignore[attr-defined]
            return response
        answer = json.loads(response.content)
        return JsonResponse(answer | {"set_aside": unsaved}, status=response.status_code)


def set_aside(form: SitePageForm):
    """Yield `{"name", "text"}` of each field of a draft that was not stored as it was typed."""
    for name, errors in form.set_aside.items():
        if name not in form.fields:
            yield {"name": "", "text": " ".join(map(str, errors))}
            continue
        text = _("“%(field)s” is not saved as you wrote it (“%(typed)s”). %(reason)s") % {
            "field": form[name].label,
            "typed": form[name].value() or "",
            "reason": " ".join(map(str, errors)),
        }
        yield {"name": form[name].html_name, "text": text}


class WithoutWagtailsChecks:
    """Mixin of the editor's views: the checks stand above the title, and not in a panel aside.

    Wagtail's panel counts words by a script within the preview, which the site does not have.
    """

    def get_side_panels(self) -> list:
        panels = super().get_side_panels()  # type: ignore[misc]
        panels[:] = [each for each in panels if not isinstance(each, ChecksSidePanel)]
        return panels


class EditPageView(TakesCopies, ReportsUnsavedFields, WithoutWagtailsChecks, EditView):
    @cached_property
    def action_name_and_method(self) -> tuple[str, Callable[[], HttpResponse]]:
        """Return the name of what the form asks for, and the method that does it.

        Of what is named “save”, nothing has to be complete: what is sent back or taken back stays
        a draft, and that something is missing may be why.
        """
        name, method = super().action_name_and_method
        sends_back = name == "perform_workflow_action" and self.workflow_action == "reject"
        return ("save" if sends_back or name == "cancel_workflow" else name), method

    def stored_page(self) -> Page:
        """Return the page anew: the form writes into the one that the view has."""
        return Page.objects.get(pk=self.page.pk).get_latest_revision_as_object()

    def page_above(self) -> Page:
        return self.parent

    def recent_revisions(self) -> Iterable[Revision]:
        return self.page.revisions.order_by("-created_at")[:RECENT]


class CreatePageView(TakesCopies, ReportsUnsavedFields, WithoutWagtailsChecks, CreateView):
    def stored_page(self) -> Page:
        """Return the page as its form begins, so that what nobody typed is no difference."""
        page = self.page_class()
        form = self.form_class(
            instance=page,
            subscription=self.subscription,
            parent_page=self.page_above(),
            for_user=self.request.user,
        )
        for field in page._meta.concrete_fields:
            if field.name in form.initial:
                setattr(page, field.attname, form.initial[field.name])
        page.title = page.title or untitled.placeholder()
        return page

    def page_above(self) -> Page:
        return self.parent_page

    def recent_revisions(self) -> Iterable[Revision]:
        """Return what this person wrote last: the page may have been saved, and no answer come."""
        return Revision.page_revisions.filter(user=self.request.user).order_by("-pk")[:RECENT]


class DraftsViewSet(SitePageViewSet):
    """The views of pages, with drafts that are saved whatever is in them."""

    add_view_class = CreatePageView
    edit_view_class = EditPageView
