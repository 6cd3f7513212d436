"""The panels of the dashboard. A panel without content for the user is not shown."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise
from wagtail.admin.ui.components import Component
from wagtail.models import Page
from wagtail.permissions import policy_registry

from cms.admin.dashboard.scheduled import pages_of, scheduled_changes
from cms.admin.trash.tree import trashed
from cms.compat.wagtail.admin import RecentEditsPanel
from cms.compat.wagtail.models import without_schedule
from cms.models import StoryIndexPage, StoryPage

MOST = 5  # rows in a panel


@dataclass(frozen=True)
class Row:
    """A page in a panel, with a remark (`note`) and its URL on the site, if any."""

    page: Page
    moment: datetime | None
    who: object = None
    note: StrOrPromise = ""
    live_url: str = ""


class PagesPanel(Component):
    """Base of the panels that list pages below a heading, with an optional link to more."""

    template_name = "dashboard/_panel.html"
    name = ""
    heading: StrOrPromise = ""
    more: tuple[str, StrOrPromise] | None = None  # URL name and text of the link to more

    def rows(self, user) -> Iterable[Row]:
        raise NotImplementedError

    def get_context_data(self, parent_context):
        return {
            "heading": self.heading,
            "name": self.name,
            "rows": list(self.rows(parent_context["request"].user)),
            "more": self.more and (reverse(self.more[0]), self.more[1]),
        }


class DraftsPanel(PagesPanel):
    """Drafts that are not scheduled for publication."""

    name, order = "drafts_waiting", 230
    heading = _("Drafts that wait")

    def rows(self, user) -> Iterable[Row]:
        policy = policy_registry.get_by_type(Page)
        pages = policy.instances_user_has_permission_for(user, "change")
        waiting = without_schedule(pages.filter(has_unpublished_changes=True))
        waiting = waiting.select_related("content_type", "latest_revision__user")
        for page in waiting.order_by("-latest_revision_created_at", "-pk")[:MOST]:
            note = _("changes to a page on the site") if page.live else _("not on the site yet")
            who = page.latest_revision and page.latest_revision.user
            yield Row(page, page.latest_revision_created_at, who, note)


class ComingPanel(PagesPanel):
    name, order = "coming", 240
    heading = _("Planned")
    more = ("dashboard:calendar", _("To the calendar"))

    def rows(self, user) -> Iterable[Row]:
        for each in scheduled_changes(user, timezone.now(), most=MOST):
            note = _("appears on the site") if each.appears else _("leaves the site")
            yield Row(each.page, each.moment, each.who, note)


class PublishedPanel(PagesPanel):
    name, order = "recently_published", 260
    heading = _("Recently published")

    def rows(self, user) -> Iterable[Row]:
        pages = pages_of(user).filter(Q(live=True) & Q(last_published_at__isnull=False))
        pages = pages.select_related("content_type", "live_revision__user")
        for page in pages.order_by("-last_published_at", "-pk")[:MOST]:
            who = page.live_revision and page.live_revision.user
            yield Row(page, page.last_published_at, who, live_url=page.full_url or "")


class StartPanel(Component):
    """Links to add a story, and to the guide."""

    name, order = "start", 50
    template_name = "dashboard/_start.html"

    def get_context_data(self, parent_context):
        user = parent_context["request"].user
        return {"new_story": new_story_address(user), "guide": reverse("guide")}


class EditsOutsideTrash(RecentEditsPanel):
    """Wagtail's panel of recent edits, without pages in the trash."""

    def get_context_data(self, parent_context):
        context = super().get_context_data(parent_context)
        edits = context["last_edits"]
        gone = trashed(page for _moment, page in edits)
        context["last_edits"] = [(moment, page) for moment, page in edits if page.pk not in gone]
        return context


def new_story_address(user) -> str:
    """Return the URL to add a story, or "" if the user may not.

    With several story lists, it is the URL at which one of them is chosen.
    """
    places = lists_for(user)
    if len(places) > 1:
        return reverse("new_story")
    return address_to_add(places[0]) if places else ""


def lists_for(user) -> list[StoryIndexPage]:
    """Return the story lists to which a user may add stories, in the order of the site's menu."""
    lists = StoryIndexPage.objects.filter(pk__in=pages_of(user)).order_by("depth", "path")
    return [each for each in lists if each.permissions_for_user(user).can_add_subpage()]


def address_to_add(place: StoryIndexPage) -> str:
    kind = (StoryPage._meta.app_label, StoryPage._meta.model_name)
    return reverse("wagtailadmin_pages:add", args=[*kind, place.pk])
