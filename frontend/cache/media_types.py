"""Negotiation by Accept: which clients get the Markdown of a page at the page's own address."""

from functools import lru_cache

from frontend.cache.encodings import weights_of

MARKDOWN = "text/markdown"
HTML = ("text/html", "text/*", "*/*")  # the most specific range counts (RFC 9110, 12.5.1)


def prefers_markdown(accept: str) -> bool:
    """Return True if an Accept header names Markdown, and HTML is not more welcome.

    No browser names it, and programs that do may well list both without weights.
    """
    return MARKDOWN in accept.lower() and _prefers_markdown(accept)


@lru_cache(maxsize=256)
def _prefers_markdown(accept: str) -> bool:
    weights = weights_of(accept)
    html = next((weights[name] for name in HTML if name in weights), 0.0)
    markdown = weights.get(MARKDOWN, 0.0)
    return markdown > 0 and markdown >= html
