"""The sitemap: all public pages with their last change and their pictures, in parts if it is long.

A sitemap may have 50,000 addresses. A part has fewer, so that it fits into the cache, and takes no
more than about fifty requests to the CMS.
"""

from collections.abc import Iterator
from math import ceil
from urllib.parse import quote

from frontend.api.client import MOST_AT_ONCE, ContentClient
from frontend.compat.django import SimplerXMLGenerator
from frontend.content.pages import ListedPage
from frontend.content.site import Site
from frontend.seo.xml import NO_ATTRIBUTES, document, element

PART = 5000  # addresses; the protocol allows 50,000
MOST_PICTURES = 1000  # of a page, the limit of the protocol
NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
PICTURES = "http://www.google.com/schemas/sitemap-image/1.1"


def parts(client: ContentClient) -> int:
    """Return the number of parts of the sitemap, which is at least one."""
    return max(1, ceil(client.page_list(limit=1, offset=0).total / PART))


def pages_of(client: ContentClient, part: int) -> Iterator[ListedPage]:
    """Yield the pages of a part, counted from 1, without aliases."""
    start = (part - 1) * PART
    for offset in range(start, start + PART, MOST_AT_ONCE):
        limit = min(MOST_AT_ONCE, start + PART - offset)
        part_pages = client.page_list(limit=limit, offset=offset).pages
        yield from (page for page in part_pages if not page.is_alias)
        if len(part_pages) < limit:
            return


def sitemap(client: ContentClient, part: int = 1) -> bytes:
    """Return a part as XML. Raises ContentUnavailable."""
    site = client.site()
    names = {"xmlns": NAMESPACE, "xmlns:image": PICTURES}
    with document("urlset", names) as xml:
        for page in pages_of(client, part):
            _page(xml, page, site)
    return xml.body


def index(client: ContentClient, count: int) -> bytes:
    """Return the list of all parts as XML."""
    root_url = client.site().root_url
    with document("sitemapindex", {"xmlns": NAMESPACE}) as xml:
        for part in range(1, count + 1):
            xml.startElement("sitemap", NO_ATTRIBUTES)
            element(xml, "loc", f"{root_url}/sitemap-{part}.xml")
            xml.endElement("sitemap")
    return xml.body


def _page(xml: SimplerXMLGenerator, page: ListedPage, site: Site) -> None:
    xml.startElement("url", NO_ATTRIBUTES)
    element(xml, "loc", site.absolute(quote(page.path)))
    if page.changed:
        element(xml, "lastmod", page.changed.isoformat(timespec="seconds"))
    for picture in page.pictures[:MOST_PICTURES]:
        xml.startElement("image:image", NO_ATTRIBUTES)
        element(xml, "image:loc", site.absolute(picture))
        xml.endElement("image:image")
    xml.endElement("url")
