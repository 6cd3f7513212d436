"""Normalisation of query strings, and the hosts of the site."""

import logging
from functools import lru_cache

from django.conf import settings
from django.http import HttpRequest, QueryDict

from frontend.api.client import content_client
from frontend.api.connection import ContentUnavailable
from frontend.compat.django import split_domain_port, validate_host
from frontend.content.addresses import Words
from frontend.lists.story_list import Selection

logger = logging.getLogger(__name__)


def canonical(query: str) -> str:
    """Return a normalised query string, without unknown parameters.

    Until the words of the site are known (`learn_words`), it is returned unchanged.
    """
    words = content_client().known_words
    return query if words is None else _canonical(query, words)


@lru_cache(maxsize=1024)
def _canonical(query: str, words: Words) -> str:
    return Selection.from_query(QueryDict(query), words).query.removeprefix("?")


def learn_words() -> None:
    """Request the words in addresses from the CMS, or read them from disk.

    If neither has them, the first page that is rendered requests them again.
    """
    client = content_client()
    try:
        client.site()
    except ContentUnavailable as error:
        if client.last_site is None:  # looking for it on disk makes the words known as well
            logger.info("The words in addresses are not known yet: %s", error)


def is_search(query: str) -> bool:
    """Return True if a canonical query searches for words, of which there are endless variants."""
    return query.startswith("q=")


@lru_cache(maxsize=256)
def is_host(host: str) -> bool:
    """Return True if a Host header is one of this site."""
    domain, _ = split_domain_port(host)
    return bool(domain) and validate_host(domain, settings.ALLOWED_HOSTS)


def own_host() -> str:
    """Return the host for which responses are rendered, whichever host the visitor uses."""
    first = settings.ALLOWED_HOSTS[0].removeprefix(".")
    return "localhost" if first == "*" else first


def visitor_address(request: HttpRequest) -> str:
    """Return the address of the visitor: behind a proxy the last one in its header."""
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "") if settings.BEHIND_PROXY else ""
    return forwarded.rpartition(",")[2].strip() or str(request.META.get("REMOTE_ADDR", ""))
