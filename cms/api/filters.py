"""Filters and ordering of lists, replacing Wagtail's where those fail on this content."""

from django.core.exceptions import ValidationError
from django.db.models import F
from rest_framework.filters import BaseFilterBackend

from cms.api.query_validation import is_count
from cms.compat.wagtail.api import BadRequestError, filters
from cms.models import Category


class ValidatedFieldsFilter(filters.FieldsFilter):
    """Filters by field. An operation (`?order=`) takes precedence over a field of that name.

    A value that is not valid for the field results in a 400 instead of a database error.
    """

    def filter_queryset(self, request, queryset, view):
        fields = view.get_available_fields(queryset.model, db_fields_only=True)
        names = set(fields) & set(request.GET) - view.known_query_parameters - {"category"}
        for name in names:
            value = self.value(queryset.model._meta.get_field(name), request.GET[name])
            queryset = queryset.filter(**{name: value})
        return queryset

    @staticmethod
    def value(field, text: str):
        target = getattr(field, "target_field", field)
        try:
            value = target.to_python(text)
            target.run_validators(value)
        except (ValidationError, TypeError, ValueError) as error:
            message = f"field filter error. {text[:40]!r} is not a valid value for {field.name}"
            raise BadRequestError(message) from error
        return value


class CategoryFilter(BaseFilterBackend):
    """`?category=ervaringen` or `?category=3`: the stories of one category, by slug or id."""

    def filter_queryset(self, request, queryset, view):
        value = request.GET.get("category")
        if value is None or not hasattr(queryset.model, "category"):
            return queryset
        # Two queries, because a search cannot filter through a relation.
        if not is_count(value):
            value = Category.objects.filter(slug=value).values_list("pk", flat=True).first()
        return queryset.none() if value is None else queryset.filter(category=value)


class NullsLastOrderingFilter(filters.OrderingFilter):
    """Orders nulls last in both directions; ties are ordered by title, then id."""

    def filter_queryset(self, request, queryset, view):
        queryset = super().filter_queryset(request, queryset, view)
        names = queryset.query.order_by
        # A search can be ordered by plain columns or by relevance only.
        if "search" in request.GET or "order" not in request.GET or "?" in names:
            return queryset
        has_title = any(field.name == "title" for field in queryset.model._meta.get_fields())
        return queryset.order_by(*map(nulls_last, names), *["title"] * has_title, "pk")


def nulls_last(name: str):
    field = F(name.removeprefix("-"))
    return field.desc(nulls_last=True) if name.startswith("-") else field.asc(nulls_last=True)
