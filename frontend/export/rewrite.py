"""Adapt the HTML of a page for a site of static files."""

from collections.abc import Callable

from bs4 import BeautifulSoup, Tag
from django.utils.translation import gettext as _

ADDRESSES = ("href", "src", "poster")
FOR_HTMX = ("data-hx-", "data-meer", "data-names", "data-paging")
# Elements that have no function without a server or without scripts.
REMOVED = (
    "script[src], input[form], meta[name=htmx-config], link[rel=preload][as=script], a.find, "
    "#mislukt"
)
ABSOLUTE = ("link", "meta")  # elements with absolute addresses for other programs


def rewritten(html: bytes, rewrite: Callable[[str, bool], str], more: str | None = None) -> bytes:
    """Return the page with rewritten links. `rewrite(address, absolute)` is `Links.rewrite`.

    For a list, `more` is the path of its next page, or "" on the last one.
    """
    page = BeautifulSoup(html, "html.parser")
    for tag in page.select(REMOVED):
        tag.decompose()
    for form in page.select("form"):
        form.replace_with(_paragraph(page, _("Searching is off in this copy of the site.")))
    if more is not None:
        _link_to_next(page, more)
    for tag in page.find_all(True):
        _change(tag, rewrite)
    return page.encode(formatter="minimal")


def _paragraph(page: BeautifulSoup, text: str) -> Tag:
    paragraph = page.new_tag("p", attrs={"class": "meta"})
    paragraph.string = text
    return paragraph


def _link_to_next(page: BeautifulSoup, more: str) -> None:
    place = page.select_one("#meer")
    if place is None:
        return
    place.clear()
    if more:
        link = page.new_tag("a", attrs={"class": "button quiet", "href": more, "rel": "next"})
        link.string = _("Show more stories")
        place.append(link)


def _change(tag: Tag, rewrite: Callable[[str, bool], str]) -> None:
    for name in [name for name in tag.attrs if name.startswith(FOR_HTMX)]:
        del tag[name]
    absolute = tag.name in ABSOLUTE
    for name in ADDRESSES:
        if name in tag.attrs:
            tag[name] = rewrite(str(tag[name]), absolute)
    if "srcset" in tag.attrs:
        tag["srcset"] = ", ".join(
            " ".join([rewrite(address, absolute), *width])
            for address, *width in (part.split() for part in str(tag["srcset"]).split(", "))
        )
    content = str(tag.get("content", ""))
    if tag.name == "meta" and content.startswith(("http://", "https://")):
        tag["content"] = rewrite(content, absolute)
