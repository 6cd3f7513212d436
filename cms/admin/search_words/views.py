"""The screens of the search words, and of the words that visitors searched for in vain."""

from django.utils.translation import gettext_lazy as _
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from cms.admin.snippet_choosers import ChooserOfExisting
from cms.models.search_words import SearchMiss, Synonym

OF_CHANGES = ("edit", "history", "history_results")


class CountedPolicy(ModelPermissionPolicy):
    """Words that were not found are counted by the site: nobody adds or changes one."""

    def user_has_permission(self, user, action):
        return action not in ("add", "change") and super().user_has_permission(user, action)

    def user_has_any_permission(self, user, actions):
        return super().user_has_any_permission(user, set(actions) - {"add", "change"})


class SynonymViewSet(SnippetViewSet):
    model = Synonym
    icon = "search"
    menu_label = _("Search words")
    list_display = ["typed", "meant"]
    search_fields = ["typed", "meant"]
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
