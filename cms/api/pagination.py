"""Pagination of lists that is fast at large offsets as well."""

from django.db.models import QuerySet

from cms.compat.wagtail.api import WagtailPagination


class NarrowPagination(WagtailPagination):
    """Selects the ids of one part first, and then reads whole rows for those only.

    A query for whole rows would also sort all the rows that the offset skips.
    """

    def paginate_queryset(self, queryset, request, view=None):
        part = super().paginate_queryset(queryset, request, view)
        if not isinstance(queryset, QuerySet):
            return part  # a search has selected the ids already
        shown = view.rows(queryset).filter(pk__in=part.values("pk"))
        return shown.order_by(*queryset.query.order_by)

    def get_paginated_response(self, data):
        """Add `meta.corrected`: the words used instead if the search found nothing."""
        response = super().get_paginated_response(data)
        if self.view.search_results is not None:
            response.data["meta"]["corrected"] = self.view.search_results.result.corrected or None
        return response
