"""Optimise queries for pages: read only the columns and relations of the requested fields.

Columns that are not requested are half of the cost of a list.
"""

import re
from functools import cache

from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model, Prefetch
from wagtail.query import PageQuerySet

from cms.api.pictures import described_picture, picture_fields, pictures_of
from cms.models import Category, SiteRendition

# The columns that API fields are computed from, if they are not columns themselves.
COLUMNS_OF_FIELD: dict[str, tuple[str, ...]] = {
    "id": (),
    "detail_url": (),
    "type": ("content_type",),
    "html_path": ("url_path",),
    "html_url": ("url_path",),
    "uuid": ("translation_key",),
    "alias_of": ("alias_of",),
    "changed_at": (
        "last_published_at",
        "content_date__changed_at",
        "content_date__published_at",
    ),
    "match": ("title",),
    "card": ("content_type",),
    "closing": ("closing_text", "closing_button", "closing_page"),
}
# What decides which sizes of a picture are shown: its focal point, and whether it is for visitors.
FOCAL_POINT = [f"focal_point_{name}" for name in ("x", "y", "width", "height")]
OF_PICTURE = [*FOCAL_POINT, "collection", "withheld"]
CHOSEN = re.compile(r"_(,\w+)+")  # `?fields=_,…`: exactly these fields, without nested ones


def with_relations(queryset: PageQuerySet, fields: str | None = "*") -> PageQuerySet:
    """Return a queryset that fetches relations along, with the same number of queries for any list.

    `fields` is the parameter `?fields=`: columns and renditions that it does not need are left out.
    """
    model: type[Model] = queryset.model
    wanted = set(re.findall(r"[*\w]+", fields or ""))
    everything = "*" in wanted
    if everything or "changed_at" in wanted:
        queryset = queryset.select_related("content_date")
    for name in category_fields(model):
        if everything or name in wanted:
            queryset = queryset.select_related(name)
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
def all_columns_of(model: type[Model]) -> list[str]:
    """Return all columns of a model, and the columns of its relations that a response needs."""
    columns = [field.name for field in model._meta.concrete_fields]
    columns += COLUMNS_OF_FIELD["changed_at"]
    for name in category_fields(model):
        columns += category_columns(name)
    for name in pictures_of(model, None):
        columns += [f"{name}__{column}" for column in (*OF_PICTURE, "description")]
    return columns


def columns_of(model: type[Model], fields: str) -> list[str]:
    """Return the columns that the fields are computed from, or [] if any of them is not known."""
    if not CHOSEN.fullmatch(fields):
        return []
    columns, pictures = ["pk"], picture_fields(model)
    for name in fields.split(",")[1:]:
        if name in pictures:
            picture, _ = pictures[name]
            columns += [picture, f"{picture}_alt", f"{picture}_decorative"]
            columns += [f"{picture}__{column}" for column in OF_PICTURE]
        elif described_picture(model, name):
            picture = described_picture(model, name)
            columns += [picture, name, *(f"{picture}__{column}" for column in OF_PICTURE)]
        elif name in category_fields(model):
            columns += category_columns(name)
        elif name in COLUMNS_OF_FIELD:
            columns += COLUMNS_OF_FIELD[name]
        elif is_column(model, name):
            columns.append(name)
        else:
            return []
    return columns


@cache
def category_fields(model: type[Model]) -> tuple[str, ...]:
    """Return the names of a model's foreign keys to categories."""
    fields = model._meta.concrete_fields
    return tuple(field.name for field in fields if field.related_model is Category)


def category_columns(name: str) -> tuple[str, ...]:
    return name, f"{name}__name", f"{name}__slug"


def is_column(model: type[Model], name: str) -> bool:
    """Return True if a field is a single column of a model and no relation."""
    try:
        field = model._meta.get_field(name)
    except FieldDoesNotExist:
        return False
    return field.concrete and not field.is_relation
