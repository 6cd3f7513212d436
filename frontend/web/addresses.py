"""Which parts of an address matter to the site, and which hosts are its own."""

import logging
from functools import lru_cache

from django.conf import settings
from django.http import QueryDict

from frontend.api.client import ContentUnavailable, content_client
from frontend.compat.django import split_domain_port, validate_host
from frontend.content.addresses import Words
from frontend.lists.story_list import Selection

logger = logging.getLogger(__name__)


def canonical(query: str) -> str:
    """Return a query string as the site itself writes it: what it does not know is left out.

    Until the words of the site are known (`learn_words`), it is returned as it is.
    """
    words = content_client().known_words
    return query if words is None else _canonical(query, words)


@lru_cache(maxsize=1024)
def _canonical(query: str, words: Words) -> str:
    return Selection.from_query(QueryDict(query), words).query.removeprefix("?")


def learn_words() -> None:
    """Ask the CMS for the words in addresses, or look what was kept of them.

    Where neither knows them, the first page that is shown asks again.
    """
    client = content_client()
    try:
        client.site()
    except ContentUnavailable as error:
        if client.last_site is None:  # looking for it on disk makes the words known as well
            logger.info("The words in addresses are not known yet: %s", error)


def is_search(query: str) -> bool:
    """Say whether a canonical query searches for words, of which there is no end."""
    return query.startswith("q=")


@lru_cache(maxsize=256)
def is_host(host: str) -> bool:
    """Say whether a Host header names this site."""
    domain, _ = split_domain_port(host)
    return bool(domain) and validate_host(domain, settings.ALLOWED_HOSTS)


def own_host() -> str:
    """Return the host that answers are made for, whichever of its names a visitor uses."""
    first = settings.ALLOWED_HOSTS[0].removeprefix(".")
    return "localhost" if first == "*" else first
