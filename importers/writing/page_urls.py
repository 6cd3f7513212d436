"""The URLs of many pages, without a query for each of them."""

from urllib.parse import quote

from wagtail.models import Page


class PageUrls:
    """Returns the same as `page.url`; Wagtail is queried for the first child of each parent
    only."""

    def __init__(self):
        self.above: dict[str, str] = {}  # where the pages below a place begin, by that place

    def of(self, page: Page) -> str:
        """Return the URL of a page; empty if it belongs to no site."""
        last = f"{quote(page.slug)}/"
        place = page.url_path.removesuffix(f"{page.slug}/")
        if place in self.above:
            return self.above[place] + last
        url = page.url or ""
        if url.endswith(f"/{last}"):  # not so the home page, which is the site's own root
            self.above[place] = url.removesuffix(last)
        return url
