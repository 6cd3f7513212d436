"""The addresses of many pages, without asking Wagtail for each of them."""

from urllib.parse import quote

from wagtail.models import Page


class PageUrls:
    """Gives what `page.url` gives; of the pages below one page Wagtail is asked for the first."""

    def __init__(self):
        self.above: dict[str, str] = {}  # where the pages below a place begin, by that place

    def of(self, page: Page) -> str:
        """Return the address of a page, or nothing if no site has it."""
        last = f"{quote(page.slug)}/"
        place = page.url_path.removesuffix(f"{page.slug}/")
        if place in self.above:
            return self.above[place] + last
        url = page.url or ""
        if url.endswith(f"/{last}"):  # not so the home page, which is the site's own root
            self.above[place] = url.removesuffix(last)
        return url
