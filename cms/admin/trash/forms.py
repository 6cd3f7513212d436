"""The form for restoring a page: its parent, and whether it is published."""

from typing import cast

from django import forms
from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from cms.admin.trash.access import may_add_under, may_publish_under
from cms.admin.trash.models import DeletedPage
from cms.admin.trash.restore import place_for
from cms.admin.trash.tree import IN_TRASH

AS_IT_WAS, AS_DRAFT = "as-it-was", "draft"


class PlaceField(forms.ModelChoiceField):
    def label_from_instance(self, page: Page) -> str:
        return " – ".join(filter(None, [page.get_admin_display_title(), page.url]))


class RestoreForm(forms.Form):
    """Asks for the parent only if the former one is not possible, and for publishing if it was."""

    parent = PlaceField(Page.objects.none(), label=_("Put it under"), empty_label=None)
    how = forms.ChoiceField(
        label=_("How?"),
        choices=[
            (AS_IT_WAS, _("As it was: what was on the site is on the site again")),
            (AS_DRAFT, _("As a draft: visitors do not see it yet")),
        ],
        widget=forms.RadioSelect,
        initial=AS_IT_WAS,
    )

    def __init__(self, *args, entry: DeletedPage, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user
        old = place_for(entry)
        self.place = old if old and may_add_under(user, old) else None
        if self.place:
            del self.fields["parent"]
        else:
            self.parent_field.queryset = places_for(entry, user)
        may_publish = self.place is None or may_publish_under(user, self.place)
        if not entry.was_public or not may_publish:
            del self.fields["how"]

    @property
    def parent_field(self) -> forms.ModelChoiceField:
        return cast(forms.ModelChoiceField, self.fields["parent"])

    @property
    def may_be_put_anywhere(self) -> bool:
        parents = None if self.place else self.parent_field.queryset
        return bool(self.place) or (parents is not None and parents.exists())

    def chosen(self) -> tuple[Page, bool]:
        """Return the parent, and whether to publish. Call it only after `is_valid`."""
        parent = self.place or self.cleaned_data["parent"]
        wants = self.cleaned_data.get("how") == AS_IT_WAS
        return parent, wants and may_publish_under(self.user, parent)


def places_for(entry: DeletedPage, user):
    """Return the pages that allow this one as a child, and below which the user may add pages."""
    page = entry.page.specific
    kinds = ContentType.objects.get_for_models(*type(page).allowed_parent_page_models()).values()
    pages = Page.objects.exclude(IN_TRASH).filter(content_type__in=kinds)
    possible = [each.pk for each in pages if _fits(page, each, user)]
    return Page.objects.filter(pk__in=possible)


def _fits(page: Page, parent: Page, user) -> bool:
    return page.can_move_to(parent) and may_add_under(user, parent)
