"""Every address of the CMS and its APIs, with arguments that exist, and the fields of its forms."""

import datetime
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bs4 import BeautifulSoup
from django.contrib.auth.models import Group, User
from django.core.files.base import ContentFile
from django.db.models import Model
from django.http import HttpResponse
from django.urls import get_resolver
from django.urls.resolvers import URLPattern
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents.models import Document
from wagtail.models import APIToken, Collection, Site, Workflow

from cms.admin.consent.models import Consent, Person
from cms.forms.models import Answer
from cms.models import Category, HomePage, SearchMiss, Synonym
from cms.models.images import SiteImage
from tests import builders

ARGUMENT = re.compile(r"<(?:\w+:)?(\w+)>")
PLACES = ("cms/", "api/", "documents/", "_util/", "media/", "preview/")
# The last of all is whatever is not there; others end the session, or fail because they are to.
SKIPPED = ("logout", "test404", "failwhale", "cms/.*/")
TEXTS = {
    "app_label": "cms",
    "app_name": "cms",
    "content_type_app_name": "cms",
    "content_type_model_name": "storypage",
    "model_name": "category",
    "action": "delete",
    "action_name": "approve",
    "type": "cms.Category",
    "type_name": "cms.StoryPage",
    "filter_spec": "width-100",
}
# Names by which Wagtail asks for values beside those of the forms on a page.
PARAMETERS = (
    *("p", "q", "id", "page", "next", "ordering", "locale", "collection", "collection_id", "tag"),
    *("position", "page_type", "content_type", "layout", "descendant_of", "child_of", "childOf"),
    *("ancestor_of", "parent_page_id", "html_path", "create_model", "fields", "type", "order"),
    *("offset", "limit", "width", "height", "multiple", "export", "user", "user__id", "owner"),
    *("status", "action", "label", "timestamp_from", "workflow", "task", "page_types", "edited_by"),
    *("usage_count", "used_by", "group", "is_active", "expires_at", "rich_text_format"),
    *("search_operator", "select_format", "object_type"),
)
POSTED = (
    *("p", "id", "page", "title", "name", "new_parent_page", "message", "level", "items"),
    *("user", "group", "ids", "undo"),
)
TODAY = datetime.date(2026, 11, 30)
TEXT = '{"blocks": [{"key": "a", "text": "x", "type": "unstyled"}], "entityMap": {}}'
BODY = {"body-count": "1", "body-0-type": "text", "body-0-order": "0", "body-0-value": TEXT}
BODY |= {"body-0-deleted": "", "body-0-id": ""}


@dataclass(frozen=True)
class Things:
    """What addresses name: the first word that is part of an address says what its `pk` is of."""

    by_word: tuple[tuple[str, int], ...]
    by_name: dict[str, int]

    @classmethod
    def make(cls, admin: User) -> "Things":
        page, home = builders.story("Een"), HomePage.objects.get()
        picture = builders.picture()
        document = Document.objects.create(title="d", file=ContentFile(b"%PDF", "d.pdf"))
        redirect = Redirect.objects.create(old_path="/oud", redirect_link="https://example.org/")
        answer = Answer.objects.create(form=builders.form(), number="A", content=[], days_kept=90)
        consent = _consent(picture)
        collection = Collection.get_first_root_node().add_child(name="Foto's")
        by_word = {
            "categor": Category.objects.first(),
            **_search_words(),
            "users": admin,
            "group": Group.objects.first(),
            "token": APIToken.create_token(user=admin, name="t")[0],
            "image": picture,
            "document": document,
            "workflows": Workflow.objects.first(),
            "collection": collection,
            "site": Site.objects.first(),
            "persoon": consent.person,
            "toestemming": consent,
            "inzendingen": answer,
            "": page,
        }
        by_name = {
            "image_id": picture,
            "document_id": document,
            "doc_id": document,
            "redirect_id": redirect,
            "revision_id": page.latest_revision,
            "collection_id": collection,
            "parent_page_id": page.get_parent(),
            "destination_id": home,
            "site_id": Site.objects.first(),
        }
        return cls(
            tuple((word, thing.pk) for word, thing in by_word.items()),
            {name: thing.pk for name, thing in by_name.items()},
        )

    def address(self, route: str, hostile: str | None = None) -> str:
        """Return the address of a route, with what exists or with the same value everywhere."""
        return "/" + ARGUMENT.sub(lambda match: hostile or self._argument(match[1], route), route)

    def _argument(self, name: str, route: str) -> str:
        if name in TEXTS:
            return TEXTS[name]
        if name in self.by_name:
            return str(self.by_name[name])
        return str(next(pk for word, pk in self.by_word if word in route))


def views() -> Iterator[tuple[str, type]]:
    """Yield the route of each view that is a class, and the class."""
    for before, view in _views(get_resolver().url_patterns):
        if hasattr(view.callback, "view_class"):
            yield f"{before}{view.pattern}", view.callback.view_class


def routes() -> list[str]:
    """Return the routes of all views, as `cms/pages/<int:page_id>/edit/`."""
    found = (f"{before}{view.pattern}" for before, view in _views(get_resolver().url_patterns))
    plain = (route.replace("^", "").replace("$", "") for route in found)
    return list(
        dict.fromkeys(
            route
            for route in plain
            if route.startswith(PLACES) and "(" not in route and not _has_any(route, SKIPPED)
        )
    )


def fields_of(html: str, route: str) -> dict[str, str]:
    """Return the values of the fields of all forms on a page."""
    fields = dict(BODY) if "pages/add" in route or "/edit/" in route else {}
    for field in BeautifulSoup(html, "lxml").select("input[name],select[name],textarea[name]"):
        chosen = field.select_one("option[selected]") or field
        fields[str(field["name"])] = str(chosen.get("value", ""))
    return fields


def one_of_each_kind(names: Iterable[str]) -> dict[str, str]:
    """Return the first name of each kind: the rows of a form set have the same fields."""
    return {re.sub(r"\d+", "0", name): name for name in reversed(list(names))}


def is_hidden(html: str, name: str) -> bool:
    """Return True for a field that a script fills, and for those that this module adds."""
    field = BeautifulSoup(html, "lxml").select_one(f'[name="{name}"]')
    return field is None or field.get("type") == "hidden"


def _consent(picture: SiteImage) -> Consent:
    somebody = Person.objects.create(name="Bram")
    return Consent.objects.create(image=picture, person=somebody, told_to="Els")


def _search_words() -> dict[str, Model]:
    return {
        "synonym": Synonym.objects.create(typed="geld", meant="doneren"),
        "searchmiss": SearchMiss.objects.create(word="geldt", times=3, last_day=TODAY),
    }


def is_same(one: HttpResponse, other: HttpResponse) -> bool:
    """Return True for answers of the same status and length: their tokens differ."""
    return (one.status_code, _length(one)) == (other.status_code, _length(other))


def _length(answer: HttpResponse) -> int:
    """A file is read once only, and no form is in it."""
    return 0 if answer.streaming else len(answer.content)


def _views(patterns: Iterable, before: str = "") -> Iterator[tuple[str, URLPattern]]:
    for each in patterns:
        if isinstance(each, URLPattern):
            yield before, each
        else:
            yield from _views(each.url_patterns, before + str(each.pattern))


def _has_any(text: str, parts: Iterable[str]) -> bool:
    return any(part in text for part in parts)
