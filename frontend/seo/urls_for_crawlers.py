"""All URLs for other programs, for warming the cache and for the export."""

from collections.abc import Iterator
from urllib.parse import unquote

from frontend.api.client import ContentClient
from frontend.markdown.parts import markdown_path
from frontend.seo import alternates, icons, sitemap

AT_THE_ROOT = ("/robots.txt", "/llms.txt")
MANIFEST, SITEMAP = "/site.webmanifest", "/sitemap.xml"


def program_addresses(client: ContentClient) -> Iterator[str]:
    """Yield all paths, unquoted; share images last. Raises ContentUnavailable."""
    yield from addresses_of_site(client)
    yield from addresses_of_pages(client)


def addresses_of_site(client: ContentClient) -> Iterator[str]:
    """Yield the paths of what describes the whole site, of which there are few."""
    site = client.site()
    yield from (*AT_THE_ROOT, MANIFEST, SITEMAP, *icons.addresses(site), site.colours.path)
    count = sitemap.parts(client)
    if count > 1:
        yield from (f"/sitemap-{part}.xml" for part in range(1, count + 1))
    yield from map(unquote, _feeds(client))


def addresses_of_pages(client: ContentClient) -> Iterator[str]:
    """Yield the paths of the other formats of each page, share images last."""
    without_picture = []
    for part in range(1, sitemap.parts(client) + 1):
        for page in sitemap.pages_of(client, part):
            yield unquote(markdown_path(page.path))
            if page.share_picture is None:
                without_picture.append(unquote(alternates.share_image_path(page.path)))
    yield from without_picture


def _feeds(client: ContentClient) -> Iterator[str]:
    for each in client.site().story_lists:
        used = (category for category in client.categories(each.id) if category.story_count)
        for slug in ("", *(category.slug for category in used)):
            for kind in alternates.FEED_KINDS:
                yield alternates.feed_path(each.path, kind, slug)
