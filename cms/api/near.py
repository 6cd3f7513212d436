"""`?near=12` in lists of stories: those that were written just before and after a story."""

from django.db.models import F, Q
from rest_framework.filters import BaseFilterBackend
from wagtail.query import PageQuerySet

from cms.api.query_validation import is_count
from cms.compat.wagtail.api import BadRequestError
from cms.models import StoryPage

NEAREST = 3
NEWEST_FIRST = (
    F("date").desc(nulls_last=True),
    F("first_published_at").desc(nulls_last=True),
    F("pk").asc(),
)
OLDEST_FIRST = (
    F("date").asc(nulls_first=True),
    F("first_published_at").asc(nulls_first=True),
    F("pk").desc(),
)


class NearFilter(BaseFilterBackend):
    """The three stories of the same list that are nearest in time, preferably of its category.

    None for a story that is not public.
    """

    def filter_queryset(self, request, queryset, view):
        text = request.GET.get("near")
        if text is None or not issubclass(queryset.model, StoryPage):
            return queryset
        if not is_count(text):
            raise BadRequestError("near must be the id of a story")
        story = view.public_pages(StoryPage).filter(pk=text).first()
        if story is None:
            return queryset.none()
        others = queryset.sibling_of(story, inclusive=False).filter(alias_of=None)
        alike = nearest(others.filter(category=story.category_id), story, NEAREST)
        more = others.exclude(category=story.category_id)
        rest = nearest(more, story, NEAREST - len(alike)) if len(alike) < NEAREST else []
        return queryset.filter(pk__in=[*alike, *rest])


def nearest(stories: PageQuerySet, story: StoryPage, number: int) -> list[int]:
    """Return the ids of the nearest stories, from both sides in turn, as long as there are any."""
    older = _ids(stories.filter(~is_before(story)).order_by(*NEWEST_FIRST), number)
    newer = _ids(stories.filter(is_before(story)).order_by(*OLDEST_FIRST), number)
    found: list[int] = []
    while len(found) < number and (older or newer):
        found += [side.pop(0) for side in (older, newer) if side]
    return found[:number]


def is_before(story: StoryPage) -> Q:
    """Return the condition for what is before a story in a list that shows the newest first."""
    at_same_moment = Q(pk__lt=story.pk)
    same_day = _is_later("first_published_at", story.first_published_at, at_same_moment)
    return _is_later("date", story.date, same_day)


def _is_later(name: str, value, otherwise: Q) -> Q:
    """Return the condition for a later value, or the same one and another condition."""
    if value is None:
        return Q(**{f"{name}__isnull": False}) | Q(**{f"{name}__isnull": True}) & otherwise
    is_same = Q(**{f"{name}__isnull": False, name: value}) & otherwise
    return Q(**{f"{name}__isnull": False, f"{name}__gt": value}) | is_same


def _ids(stories: PageQuerySet, number: int) -> list[int]:
    return list(stories.values_list("pk", flat=True)[:number])
