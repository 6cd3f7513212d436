"""Request pages from the CMS as instances of their types."""

import logging
from functools import cache
from typing import Any

from django.utils.translation import gettext as _

from frontend.api.client import ContentClient
from frontend.content.registry import classes_in
from frontend.page_types.base import Page

logger = logging.getLogger(__name__)


@cache
def page_types() -> dict[str, type[Page]]:
    """Return the types of pages that this site supports, by their names in the API."""
    types = classes_in("frontend.page_types", Page)  # type: ignore[type-abstract]  # no instances
    return {page_type.type_name: page_type for page_type in types}


def label_of(type_name: str) -> str:
    """Return the label of a type of page, or a general one if this site does not support it."""
    page_type = page_types().get(type_name)
    return str(page_type.label) if page_type else _("Page")


def find_page(client: ContentClient, path: str) -> Page | None:
    """Return the page at a path, with or without a trailing slash.

    None if it does not exist, is not public, or is of a type that this site does not support.
    """
    return client.page_at(path, read_page)


def find_draft(client: ContentClient, ticket: str) -> Page | None:
    """Return the draft of a ticket, or None. Raises PreviewExpired."""
    return client.draft(ticket, read_page)


def read_page(json: dict[str, Any]) -> Page | None:
    """Return the page, or None if this site does not support its type."""
    type_name = json["meta"]["type"]
    page_type = page_types().get(type_name)
    if page_type is None:
        logger.warning("There is no template for %s (page %s).", type_name, json["id"])
        return None
    return page_type.from_json(json)
