"""Choosers of snippets."""

from wagtail.snippets.views.chooser import SnippetChooserViewSet


class ChooserOfExisting(SnippetChooserViewSet):
    """Chooses among those that there are: Wagtail would answer without a form to fill."""

    def get_urlpatterns(self):
        return [each for each in super().get_urlpatterns() if each.name != "create"]
