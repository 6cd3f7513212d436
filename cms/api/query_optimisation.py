"""What is read of pages: the columns and relations that an answer's fields are made of, no more.

Half of what a list costs is the columns that nobody asked for.
"""

import re
from functools import cache

from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model, Prefetch, QuerySet
from wagtail.models import Page

from cms.api.pictures import PICTURES, pictures_of
from cms.models import SiteRendition, StoryPage

# The columns of what is not a column itself.
MADE_OF = {
    "id": (),
    "detail_url": (),
    "type": ("content_type",),
    "html_path": ("url_path",),
    "html_url": ("url_path",),
    "uuid": ("translation_key",),
    "alias_of": ("alias_of",),
    "match": ("title",),
    "category": ("category", "category__name", "category__slug"),
}
FOCUS = [f"focal_point_{name}" for name in ("x", "y", "width", "height")]
CHOSEN = re.compile(r"_(,\w+)+")  # `?fields=` that names all fields, without parts of them


def with_relations(queryset: QuerySet, fields: str | None = "*") -> QuerySet:
    """Fetch along what is shown, so that a list costs the same for any number of rows.

    `fields` are those that a list is asked for: without long texts and pictures nobody wants.
    """
    model = queryset.model
    wanted = set(re.findall(r"[*\w]+", fields or ""))
    everything = "*" in wanted
    if model is StoryPage and (everything or "category" in wanted):
        queryset = queryset.select_related("category")
    for name, specs in pictures_of(model, None if everything else wanted).items():
        sizes = SiteRendition.objects.filter(filter_spec__in=specs)
        queryset = queryset.select_related(name).prefetch_related(
            Prefetch(f"{name}__renditions", queryset=sizes)
        )
    columns = all_columns_of(model) if everything else columns_of(model, fields or "")
    if columns:
        return queryset.only(*columns)
    if wanted & {"body", "pictures"}:
        return queryset
    return queryset.defer_streamfields()


@cache
def all_columns_of(model: type[Page]) -> list[str]:
    """Return all columns of a model, and of what it has beside it those that are shown."""
    columns = [field.name for field in model._meta.concrete_fields]
    if model is StoryPage:
        columns += MADE_OF["category"]
    for name in pictures_of(model, None):
        columns += [f"{name}__{column}" for column in (*FOCUS, "description")]
    return columns


def columns_of(model: type[Page], fields: str) -> list[str]:
    """Return the columns that some fields are made of, or none where that is not known."""
    if not CHOSEN.fullmatch(fields):
        return []
    columns = ["pk"]
    for name in fields.split(",")[1:]:
        if name in PICTURES.get(model, {}):
            picture, _ = PICTURES[model][name]
            columns += [picture, f"{picture}_alt", f"{picture}_decorative"]
            columns += [f"{picture}__{column}" for column in FOCUS]
        elif name in MADE_OF:
            columns += MADE_OF[name]
        elif is_column(model, name):
            columns.append(name)
        else:
            return []
    return columns


def is_column(model: type[Model], name: str) -> bool:
    """Return True if a field is one column of a model, without anything behind it."""
    try:
        field = model._meta.get_field(name)
    except FieldDoesNotExist:
        return False
    return field.concrete and not field.is_relation
