"""Make a story list for the stories of a folder."""

from wagtail.models import Page

from cms.models import StoryIndexPage
from cms.models.stories import Noun
from importers.files.paths import slug_of
from importers.planning.destination import find_destination


def make_list(title: str, *, is_draft: bool) -> Page:
    """Return a new story list below the home page, as the last of its pages."""
    page = StoryIndexPage(title=title, slug=slug_of(title), noun=Noun.POSTS, live=False)
    find_destination().home.add_child(instance=page)
    revision = page.save_revision()
    if not is_draft:
        revision.publish()
    return StoryIndexPage.objects.get(pk=page.pk)
