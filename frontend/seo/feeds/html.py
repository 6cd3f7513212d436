"""The body of a page as self-contained HTML for feeds: absolute addresses, no style, no script."""

import nh3
from django.template.loader import render_to_string

from frontend.blocks.body import Body
from frontend.content.rich_text import BLOCK_TAGS, INLINE_TAGS, URL_SCHEMES
from web_address import join_address

MORE_TAGS = {"div", "span", "dl", "dt", "dd", "figure", "figcaption", "img"}
TABLE_TAGS = {"table", "caption", "thead", "tbody", "tr", "th", "td"}
ATTRIBUTES = {"a": {"href"}, "ol": {"start"}, "img": {"src", "alt", "width", "height"}}


def feed_html(body: Body, url: str) -> str:
    """Return the HTML of the body of the page at `url`, with one size of each picture."""

    def absolute(_element: str, attribute: str, value: str) -> str | None:
        if attribute not in ("href", "src"):
            return value
        return join_address(url, value)

    cleaner = nh3.Cleaner(
        tags=BLOCK_TAGS | INLINE_TAGS | MORE_TAGS | TABLE_TAGS,
        attributes=ATTRIBUTES,
        attribute_filter=absolute,
        url_schemes=URL_SCHEMES,
        link_rel=None,
    )
    shown = render_to_string("frontend/_body.html", {"body": body})
    lines = (line.strip() for line in cleaner.clean(shown).splitlines())
    return "\n".join(line for line in lines if line)
