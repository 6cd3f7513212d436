"""Views of categories: a menu item of their own, ordering by dragging, and merging."""

from typing import cast

from django import forms
from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.snippets.views.snippets import SnippetViewSet

from cms.admin.categories.usage import merge
from cms.admin.snippet_choosers import ChooserOfExisting
from cms.compat.wagtail.admin import (
    PermissionCheckedMixin,
    SnippetIndexView,
    WagtailAdminTemplateMixin,
)
from cms.models import Category

MOST_TO_ORDER = 500  # categories, which are all on one screen


class MergeForm(forms.Form):
    into = forms.ModelChoiceField(
        label=_("Put all stories into"),
        queryset=Category.objects.all(),
        help_text=_("The other category keeps its name. This one is deleted."),
    )

    def __init__(self, *args, category: Category, **kwargs):
        super().__init__(*args, **kwargs)
        into = cast(forms.ModelChoiceField, self.fields["into"])
        into.queryset = Category.objects.exclude(pk=category.pk)


class MergeView(PermissionCheckedMixin, WagtailAdminTemplateMixin, FormView):
    form_class = MergeForm
    template_name = "wagtailadmin/generic/form.html"
    permission_policy = ModelPermissionPolicy(Category)
    permission_required = "delete"
    page_title = _("Merge category")
    header_icon = "tag"
    extra_context = {"submit_button_label": _("Merge")}

    @cached_property
    def category(self) -> Category:
        return get_object_or_404(Category, pk=self.kwargs["pk"])

    def get_page_subtitle(self):
        return str(self.category)

    def get_breadcrumbs_items(self):
        listing = {"url": list_address(), "label": Category._meta.verbose_name_plural.capitalize()}
        here = {"url": "", "label": self.page_title, "sublabel": self.get_page_subtitle()}
        return [*self.breadcrumbs_items, listing, here]

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "category": self.category}

    def form_valid(self, form):
        into = form.cleaned_data["into"]
        number = merge(self.category, into)
        message = ngettext(
            "“%(name)s” is merged into “%(into)s”, with %(number)s story.",
            "“%(name)s” is merged into “%(into)s”, with %(number)s stories.",
            number,
        )
        values = {"name": self.category, "into": into, "number": number}
        messages.success(self.request, message % values)
        return redirect(list_address())


class CategoryList(SnippetIndexView):
    """The list of categories, which can be dragged while it fits on one screen."""

    def get_valid_orderings(self):
        orderings = super().get_valid_orderings()
        is_short = Category.objects.count() <= MOST_TO_ORDER
        return [name for name in orderings if is_short or name != self.sort_order_field]


class CategoryViewSet(SnippetViewSet):
    model = Category
    icon = "tag"
    add_to_admin_menu = True
    menu_order = 250  # after the pages (100), pictures (300) come next
    sort_order_field = "sort_order"
    index_view_class = CategoryList
    chooser_viewset_class = ChooserOfExisting
    list_display = ["name", "slug"]

    def get_urlpatterns(self):
        merging = path("merge/<int:pk>/", MergeView.as_view(), name="merge")
        return [*super().get_urlpatterns(), merging]


def list_address() -> str:
    return reverse("wagtailsnippets_cms_category:list")


def merge_address(category: Category) -> str:
    return reverse("wagtailsnippets_cms_category:merge", args=[category.pk])


def explain_in_use(request, category: Category):
    """Redirect with a message that says why a category in use cannot be deleted."""
    text = gettext("“%(name)s” is in use. Merge it into another category: its stories go along.")
    messages.error(request, text % {"name": category})
    if ModelPermissionPolicy(Category).user_has_permission(request.user, "delete"):
        return redirect(merge_address(category))
    return redirect(list_address())
