"""How lists are cut into parts, deep ones as quickly as the first."""

from django.db.models import QuerySet
from wagtail.api.v2.pagination import WagtailPagination


class NarrowPagination(WagtailPagination):
    """Sorts the ids alone, and reads whole rows for the part that is shown only.

    A database that sorts whole rows carries along all that the offset skips.
    """

    def paginate_queryset(self, queryset, request, view=None):
        part = super().paginate_queryset(queryset, request, view)
        if not isinstance(queryset, QuerySet):
            return part  # a search, which has the ids already
        shown = view.rows(queryset).filter(pk__in=part.values("pk"))
        return shown.order_by(*queryset.query.order_by)

    def get_paginated_response(self, data):
        """Say of a search that found nothing what was looked for instead."""
        response = super().get_paginated_response(data)
        if self.view.found is not None:
            response.data["meta"]["corrected"] = self.view.found.found.corrected or None
        return response
