"""`/api/v2/years/`, and `?year=` in lists: the stories of a year, for whoever looks back."""

from datetime import date

from django.db.models import Count
from django.db.models.functions import ExtractYear
from rest_framework.filters import BaseFilterBackend
from rest_framework.response import Response

from cms.api.site import SingleEndpoint, StoriesOfList
from cms.compat.wagtail.api import BadRequestError
from cms.models import StoryPage


class YearFilter(BaseFilterBackend):
    """`?year=2021`: the stories of a year. Those without a date are of none."""

    def filter_queryset(self, request, queryset, view):
        text = request.GET.get("year")
        if text is None or not issubclass(queryset.model, StoryPage):
            return queryset
        if not (text.isascii() and text.isdecimal() and len(text) == 4 and int(text)):
            raise BadRequestError("year must be four digits")
        year = int(text)
        # Two plain comparisons: a search can be filtered by these, and an index can help.
        return queryset.filter(date__gte=date(year, 1, 1), date__lte=date(year, 12, 31))


class YearsEndpoint(StoriesOfList, SingleEndpoint):
    """The years of the public stories, the newest first, each with its number of them."""

    name = "years"

    def answer(self, request):
        self.refuse_unknown_parameters(("child_of",))
        dated = self.stories().filter(date__isnull=False).order_by()
        counted = dated.values(year=ExtractYear("date")).annotate(story_count=Count("pk"))
        years = list(counted.order_by("-year"))
        return Response({"meta": {"total_count": len(years)}, "items": years})
