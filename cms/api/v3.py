"""Wagtail's API v3, without disclosure of pages that are not public, and of withheld pictures.

Wagtail 8.0.1 exposes the parent and the alias source of a page to anyone, including drafts and
private pages. The renderer is the last step of every response, so it removes them there. It also
lists all redirects to anyone, those to drafts included; API v2 has the public ones, so here they
are for the tokens of staff.
"""

import json
from collections.abc import Callable, Iterator
from functools import wraps
from typing import Any

from django.db import transaction
from django.http import HttpRequest
from ninja.errors import HttpError
from ninja.renderers import JSONRenderer
from pydantic import BaseModel
from wagtail.api.v3.urls import api
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site
from wagtail.permissions import policy_registry

from cms.api.entity_tags import SAFE, matching, rows_named, with_tag
from cms.api.page_links import (
    links_within,
    without_hidden_addresses,
    without_hidden_links,
)
from cms.compat.wagtail.api import (
    get_public_pages_queryset,
    narrow_documents,
    narrow_pictures,
    narrow_pictures_of_the_admin,
    prepare_markdown,
    prepare_rich_text,
    redirects_router,
    render_with,
)
from cms.models import SiteImage
from cms.models.public_pages import Scope
from cms.models.readable_documents import readable

LOOKS = ("add", "change", "delete", "view")  # any of these permissions
MOVE = "/actions/move/"
SEES_THE_REGISTER = "consent.view_person"


class PublicRelativesRenderer(JSONRenderer):
    def render(self, request: HttpRequest, data, *, response_status: int):
        meta = data.get("meta") if isinstance(data, dict) else None
        if isinstance(meta, dict) and not request.user.is_authenticated:
            hide_relatives(request, meta)
        if isinstance(data, dict) and not request.user.has_perm(SEES_THE_REGISTER):
            hide_alternative_texts(data)
            hide_alternative_texts(data.get("content_object") or {})
        return super().render(request, data, response_status=response_status)


def hide_relatives(request: HttpRequest, meta: dict) -> None:
    for name in ("parent", "alias_of"):
        page = meta.get(name)
        if page and not get_public_pages_queryset(request).filter(pk=page["id"]).exists():
            meta[name] = None


def hide_alternative_texts(data: dict) -> None:
    """Empty the alternative texts of withheld pictures in the fields of a page."""
    described = {
        name: data.get(name.removesuffix("_alt")) for name in data if name.endswith("_alt")
    }
    ids = {name: image["id"] for name, image in described.items() if isinstance(image, dict)}
    withheld = SiteImage.objects.filter(pk__in=ids.values(), withheld=True) if ids else ()
    hidden = {image.pk for image in withheld}
    data.update((name, "") for name, pk in ids.items() if pk in hidden)


def for_staff(view: Callable) -> Callable:
    """Decorator for operations that Wagtail offers to anyone: requires a token of who may see
    redirects in the CMS."""

    @wraps(view)
    def answer(request: HttpRequest, *args, **kwargs):
        if not request.user.is_authenticated:
            raise HttpError(401, "Unauthorized")
        if not policy_registry.get_by_type(Redirect).user_has_any_permission(request.user, LOOKS):
            raise HttpError(403, "Permission denied")
        return view(request, *args, **kwargs)

    return answer


def with_public_links(run: Callable) -> Callable:
    """Decorator for operations whose texts and buttons link only to what visitors may see."""

    @wraps(run)
    def answer(request: HttpRequest, **kwargs):
        site = Site.find_for_request(request)
        if site is None:
            return run(request, **kwargs)
        # Who it is becomes known within.
        with links_within(Scope.of(site), keeps_typed=lambda: request.user.is_authenticated):
            return run(request, **kwargs)

    return answer


def with_place_below(operation: Callable) -> Callable:
    """Return an operation that moves a page below its destination, unless it is told a position.

    So do copies, and the CMS. Wagtail's documentation does not say what happens; in 8.0.1 the page
    goes beside its destination.
    """

    @wraps(operation)
    def run(request: HttpRequest, *args, **values):
        data: Any = values.get("data")
        if request.path.endswith(MOVE) and getattr(data, "position", "") is None:
            data.position = "last-child"
        return operation(request, *args, **values)

    return run


def one_after_the_other(operation: Callable) -> Callable:
    """Return an operation that locks what it changes before it reads it.

    Each loads a whole row, sets the fields that were sent, and saves all of it: of two at the same
    moment, of different fields, one undid the other, and both were told that all is well. Pages
    are locked by `cms.admin.trash.v3`, in the order that they need.
    """

    @wraps(operation)
    def run(request: HttpRequest, *args, **values):
        named = [rows for rows in rows_named(values) if rows.model is not Page]
        if not named or request.method in SAFE:
            return operation(request, *args, **values)
        with transaction.atomic():
            for rows in named:
                rows.select_for_update().values_list("pk").first()
            return operation(request, *args, **values)

    return run


def refusing_what_is_not_kept(operation: Callable) -> Callable:
    """Return an operation that refuses fields which it would leave out without a word.

    Wagtail answers that all is well, also if a text that was sent is nowhere.
    """

    @wraps(operation)
    def run(request: HttpRequest, *args, **values):
        data = values.get("data")
        if isinstance(data, BaseModel) and request.content_type == "application/json":
            unknown = sorted(unknown_fields(json.loads(request.body), data))
            if unknown:
                raise HttpError(422, f"Nothing was saved: {', '.join(unknown)} cannot be written.")
        return operation(request, *args, **values)

    return run


def unknown_fields(sent: Any, data: BaseModel, within: str = "") -> Iterator[str]:
    """Yield the names in a body that the model of it does not have, as `meta.owner`."""
    fields = type(data).model_fields
    names = {field.alias or name: name for name, field in fields.items()} | {n: n for n in fields}
    for name, value in sent.items() if isinstance(sent, dict) else ():
        if name not in names:
            yield f"{within}{name}"
        elif isinstance(inner := getattr(data, names[name]), BaseModel):
            yield from unknown_fields(value, inner, f"{name}.")


render_with(api, PublicRelativesRenderer())
prepare_markdown(without_hidden_links)
narrow_documents(readable)
narrow_pictures(lambda pictures: pictures.filter(withheld=False))
narrow_pictures_of_the_admin(lambda pictures: pictures.filter(is_deleted=False))
prepare_rich_text(without_hidden_addresses)
redirects_router.add_decorator(for_staff)
api.add_decorator(with_tag, mode="view")
api.add_decorator(with_public_links, mode="view")
api.add_decorator(with_place_below, mode="operation")
api.add_decorator(refusing_what_is_not_kept, mode="operation")
api.add_decorator(matching, mode="operation")
api.add_decorator(one_after_the_other, mode="operation")
