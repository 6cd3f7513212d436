"""Redirect from where another generator had the feed of a list to where this site has it."""

import re

from django.http import HttpRequest, HttpResponsePermanentRedirect

from frontend.api.client import content_client
from frontend.seo import alternates

# What generators call the feed of a list: Hugo, Jekyll, Hexo, Eleventy, Astro, Gatsby, WordPress.
FEED_ELSEWHERE = re.compile(
    r"(/(?:[^/]+/)*?)"
    r"(?:(?:(?:feed|rss)/)?(?:feed|rss|atom|index)\.xml|rss|feed|feed(?:-([-\w]+))?\.(?:atom|json))"
    r"/?"
)


def redirect_to_feed(request: HttpRequest) -> HttpResponsePermanentRedirect | None:
    """Return the redirect from where another site had the feed of a list, or None.

    `/blog/index.xml` leads to the feed of the list that is, or was, at `/blog/`; a feed at the top
    to that of the first list.
    """
    match = FEED_ELSEWHERE.fullmatch(request.path)
    if match is None:
        return None
    client = content_client()
    lists = {each.path: each for each in client.site().story_lists}
    folder = match[1]
    if folder == "/":
        found = next(iter(lists.values()), None)
    elif folder in lists:
        found = lists[folder]
    else:
        moved = client.find_redirect(folder)
        found = lists.get(moved.location) if moved else None
    kind = "json" if request.path.endswith(".json") else "atom"
    address = alternates.feed_path(found.path, kind, match[2] or "") if found else request.path
    return None if address == request.path else HttpResponsePermanentRedirect(address)
