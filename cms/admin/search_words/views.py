"""The screens of the search words, and of the words that visitors searched for in vain."""

from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy
from wagtail.snippets.views.snippets import CreateView, SnippetViewSet, SnippetViewSetGroup

from cms.admin.snippet_choosers import ChooserOfExisting
from cms.models.search_words import LONGEST, SearchMiss, Synonym, listed
from cms.search.dutch import fold

OF_CHANGES = ("edit", "history", "history_results")


class CountedPolicy(ModelPermissionPolicy):
    """Words that were not found are counted by the site: nobody adds or changes one."""

    def user_has_permission(self, user, action):
        return action not in ("add", "change") and super().user_has_permission(user, action)

    def user_has_any_permission(self, user, actions):
        return super().user_has_any_permission(user, set(actions) - {"add", "change"})


class AddSynonym(CreateView):
    """The form for a new search word, with what visitors type in it: `?typed=slager`."""

    def get_initial(self):
        return super().get_initial() | {"typed": self.request.GET.get("typed", "")[:LONGEST]}

    def form_valid(self, form):
        """Save it, and list its words as not found only if they are searched for in vain again."""
        answer = super().form_valid(form)
        typed = [fold(word) for word in listed(form.cleaned_data["typed"])]
        SearchMiss.objects.filter(word__in=typed).delete()
        return answer


def address_to_add(word: str) -> str:
    """Return the address of the form for a search word that visitors type."""
    return f"{reverse('wagtailsnippets_cms_synonym:add')}?{urlencode({'typed': word})}"


class SynonymViewSet(SnippetViewSet):
    model = Synonym
    icon = "search"
    menu_label = _("Search words")
    list_display = ["typed", "meant"]
    search_fields = ["typed", "meant"]
    add_view_class = AddSynonym
    chooser_viewset_class = ChooserOfExisting
    search_backend_name = None  # asked of the table itself


class MissViewSet(SnippetViewSet):
    model = SearchMiss
    icon = "warning"
    menu_label = _("Not found")
    list_display = ["word", "times", "last_day"]
    list_export = ["word", "times", "last_day"]
    export_filename = "niet-gevonden"
    search_fields = ["word"]
    chooser_viewset_class = ChooserOfExisting
    search_backend_name = None
    copy_view_enabled = False
    inspect_view_enabled = False
    add_to_reference_index = False

    def get_urlpatterns(self):
        """Return the addresses without those of a form that nobody may use, and of its history."""
        return [each for each in super().get_urlpatterns() if each.name not in OF_CHANGES]


class SearchWords(SnippetViewSetGroup):
    items = (SynonymViewSet, MissViewSet)
    menu_label = _("Search of the site")
    menu_icon = "search"
    menu_order = 255  # after the categories


register_permission_policy(SearchMiss, CountedPolicy(SearchMiss))
