"""Pages from the CMS, each as its own type."""

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
    """Return the types of pages that this site shows, by their names in the API."""
    return {found.type_name: found for found in classes_in("frontend.page_types", Page)}


def label_of(type_name: str) -> str:
    """Return what visitors call a type of page, also one that this site has no file for."""
    found = page_types().get(type_name)
    return str(found.label) if found else _("Page")


def find_page(client: ContentClient, path: str) -> Page | None:
    """Return the page that lives at a path, with or without its last slash.

    None if it is not there, not public, or of a type that this site has no file for.
    """
    return client.page_at(path, read_page)


def find_draft(client: ContentClient, ticket: str) -> Page | None:
    """Return a draft as it was when the ticket was made. Raises PreviewExpired."""
    return client.draft(ticket, read_page)


def read_page(json: dict[str, Any]) -> Page | None:
    """Return the page, or None for a type of page that this site has no template for."""
    type_name = json["meta"]["type"]
    found = page_types().get(type_name)
    if found is None:
        logger.warning("There is no template for %s (page %s).", type_name, json["id"])
        return None
    return found.from_json(json)
