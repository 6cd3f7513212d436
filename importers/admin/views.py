"""The views in which editors see the conflicts of the importer and decide about them."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.generic.base import BaseListingView

from cms.background.lock import HeldElsewhereError
from cms.compat.wagtail.admin import WagtailAdminTemplateMixin
from importers.admin.access import may_decide, visible_to
from importers.admin.comparison import compare
from importers.conflicts.resolve import (
    ChangedMeanwhileError,
    NotTakenError,
    effect,
    keep_page,
    seen_state,
    take_file,
)
from importers.conflicts.stored_file import content_of, kept_pictures
from importers.models import ImportConflict
from importers.problems import DocumentError
from importers.reporting.messages import text_of
from importers.writing.apply import ApplyError

TITLE = gettext_lazy("Import conflicts")
DECISIONS = {"keep": keep_page, "take": take_file}


def list_url() -> str:
    return reverse("import_conflicts")


class ConflictList(BaseListingView):
    """All conflicts of pages that the person may change or publish."""

    page_title = TITLE
    header_icon = "warning"
    verbose_name = gettext_lazy("import conflict")
    verbose_name_plural = gettext_lazy("import conflicts")
    template_name = "importers/conflicts.html"
    results_template_name = "importers/conflicts_results.html"
    index_url_name = "import_conflicts"
    paginate_by = 50
    columns = [
        TitleColumn(
            "page", label=gettext_lazy("Page"), accessor="page.title", url_name="import_conflict"
        ),
        Column("path", label=gettext_lazy("File"), accessor="record.path"),
        DateColumn("found_at", label=gettext_lazy("Found"), width="20%"),
    ]

    def get_base_queryset(self) -> QuerySet[ImportConflict]:
        return visible_to(self.request.user)


class ConflictComparison(WagtailAdminTemplateMixin, TemplateView):
    """One conflict: the page and the file side by side, and the two ways out of it."""

    template_name = "importers/conflict.html"
    page_title = TITLE
    header_icon = "warning"

    conflict: ImportConflict

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponseBase:
        found = ImportConflict.objects.select_related("record", "page")
        conflict = found.filter(pk=kwargs["pk"]).first()
        if conflict is None:
            messages.info(request, _("This conflict is no longer there."))
            return redirect(list_url())
        self.conflict = conflict
        if not visible_to(request.user).filter(pk=self.conflict.pk).exists():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        decide = DECISIONS.get(request.POST.get("decision", ""))
        if decide is None or not may_decide(request.user, self.conflict):
            raise PermissionDenied
        try:
            page = decide(pk, request.POST.get("seen", ""), request.user)
        except (
            ChangedMeanwhileError,
            NotTakenError,
            ApplyError,
            DocumentError,
            HeldElsewhereError,
        ) as reason:
            messages.error(request, _why_not(reason))
            return redirect("import_conflict", pk)
        messages.success(request, _what_happened(decide, page.title))
        return redirect(list_url())

    def get_page_subtitle(self) -> str:
        return self.conflict.page.get_admin_display_title()

    def get_breadcrumbs_items(self) -> list[dict]:
        above = {"url": reverse_lazy("import_conflicts"), "label": TITLE}
        return [*super().get_breadcrumbs_items(), above, {"label": self.get_page_subtitle()}]

    def get_context_data(self, **kwargs) -> dict:
        page = self.conflict.page.specific
        context = {"conflict": self.conflict, "page": page, "seen": seen_state(self.conflict, page)}
        context["may_decide"] = may_decide(self.request.user, self.conflict)
        try:
            with kept_pictures(self.conflict) as pictures:
                content = content_of(self.conflict, pictures)
        except DocumentError as reason:
            context["unreadable"] = _why_not(reason)
        else:
            context["rows"] = compare(page.get_latest_revision_as_object(), content)
            context["effect"] = effect(page, self.conflict.record, content)
        return super().get_context_data(**context, **kwargs)


def _why_not(reason: Exception) -> str:
    """Return the message that explains to an editor why nothing was written."""
    match reason:
        case HeldElsewhereError():
            return _("An import is running right now. Nothing was changed. Try again in a minute.")
        case ChangedMeanwhileError():
            return _(
                "The page or the file changed in the meantime. Nothing was changed by you. Look"
                " at the texts as they are now, and choose again."
            )
        case ApplyError(problem=problem):
            problems = (problem,)
        case NotTakenError(problems=problems) | DocumentError(problems=problems):
            pass
    about = "; ".join(text_of(each) for each in problems)
    return _("The text from the file could not be taken: %(reason)s.") % {"reason": about}


def _what_happened(decide, title: str) -> str:
    if decide is keep_page:
        return _("“%(title)s” stays as it is. The file is left alone until it changes again.") % {
            "title": title
        }
    return _("“%(title)s” has the text from the file now. Your text is in its history.") % {
        "title": title
    }
