"""The rows of a site as they can be compared: without numbers, moments and what is drawn by lot."""

import re
from datetime import datetime

from django.contrib.contenttypes.models import ContentType
from django.db.models import ForeignKey, Model
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, PageLogEntry, ReferenceIndex, Revision
from wagtail.search.models import IndexEntry

from cms.models import Category, InfoPage, SiteImage, StoryPage
from importers.models import ImportRecord
from importers.planning.page_state import content_hash

TABLES = (
    *(StoryPage, InfoPage, Revision, PageLogEntry, ReferenceIndex, IndexEntry),
    *(Redirect, Category, SiteImage, ImportRecord),
)
DRAWN = {
    *("id", "page_ptr", "translation_key", "file", "created_at", "run_at", "uuid"),
    "title_norm",  # the average length of the titles when it was entered
    "index_entries",
}
DAYS = {"go_live_at", "expire_at", "approved_go_live_at"}  # the moments that a file gives
PAGE_LINK = re.compile(r'id=\\*"(\d+)\\*" linktype')
CHOSEN = re.compile(r'"(page|image)": \d+')
NUMBERS = {
    *("pk", "page_ptr", "latest_revision", "live_revision", "translation_key", "numchild"),
    *("thumb", "category", "page", "image"),
}


def all_rows() -> dict[str, list]:
    """Return the rows of each table, in an order that does not hang on their numbers."""
    urls = dict(Page.objects.values_list("pk", "url_path"))
    return {
        model.__name__: sorted((_row(each, urls) for each in model.objects.all()), key=repr)
        for model in TABLES
    }


def _row(instance: Model, urls: dict[int, str]) -> dict:
    fields = [field for field in instance._meta.concrete_fields if field.name not in DRAWN]
    return {field.name: _value(instance, field, urls) for field in fields}


def _value(instance: Model, field, urls: dict[int, str]):
    value = getattr(instance, field.attname)
    if field.name in ("parent_id", "object_id", "to_object_id"):
        return _target(instance, field.name, value, urls)
    if field.name == "result_hash":  # holds numbers of categories and pictures
        return value == content_hash(instance.page.get_latest_revision_as_object())
    if field.name == "revision_id":
        return Revision.objects.get(pk=value).object_str
    if isinstance(field, ForeignKey) and field.related_model is Page:
        return urls.get(value)
    if isinstance(field, ForeignKey) and value is not None:
        return _name(getattr(instance, field.name), urls)
    if isinstance(value, datetime):
        return value if field.name in DAYS else "some moment"
    if field.name == "body" and isinstance(instance, Page):
        return _without_numbers(value.get_prep_value(), urls)
    return _without_numbers(value, urls)


def _target(instance: Model, name: str, value, urls: dict[int, str]) -> str:
    if name == "parent_id":
        return urls[value]
    kind = instance.to_content_type if name == "to_object_id" else instance.content_type
    if issubclass(kind.model_class(), Page):
        return urls[int(value)]
    return str(kind.get_object_for_this_type(pk=value))


def _name(related: Model, urls: dict[int, str]) -> str:
    if isinstance(related, Revision):
        return f"revision of {urls[int(related.object_id)]}"
    if isinstance(related, ContentType):
        return related.model
    return str(related)


def _without_numbers(value, urls: dict[int, str]):
    if isinstance(value, str):
        value = CHOSEN.sub(r'"\1": a number', value)
        return PAGE_LINK.sub(lambda link: urls[int(link[1])], value)
    if isinstance(value, list):
        return [_without_numbers(each, urls) for each in value]
    if isinstance(value, dict):
        return {
            key: "a number" if key in NUMBERS and each is not None else _without_numbers(each, urls)
            for key, each in value.items()
            if not (key == "created" or (key == "id" and isinstance(each, int)))
        }
    return value
