"""Changes a page of the site so that plain files can take the server's place."""

from collections.abc import Callable

from bs4 import BeautifulSoup, Tag
from django.utils.translation import gettext as _

ADDRESSES = ("href", "src", "poster")
FOR_HTMX = ("data-hx-", "data-meer")
# What has no meaning without a server, or without script.
USELESS = "script[src], input[form], meta[name=htmx-config], link[rel=preload][as=script], a.find"
WHOLE = ("link", "meta")  # these name an address of the public site, also to other programs


def rewritten(html: bytes, lead: Callable[[str, bool], str], more: str | None = None) -> bytes:
    """Return the page with other links. `lead(address, whole)` says where one leads in the copy.

    On a list `more` is the path of what comes after it; it is empty at the end.
    """
    page = BeautifulSoup(html, "html.parser")
    for tag in page.select(USELESS):
        tag.decompose()
    for form in page.select("form"):
        form.replace_with(_paragraph(page, _("Searching is off in this copy of the site.")))
    if more is not None:
        _continue(page, more)
    for tag in page.find_all(True):
        _change(tag, lead)
    return page.encode(formatter="minimal")


def _paragraph(page: BeautifulSoup, text: str) -> Tag:
    paragraph = page.new_tag("p", attrs={"class": "meta"})
    paragraph.string = text
    return paragraph


def _continue(page: BeautifulSoup, more: str) -> None:
    place = page.select_one("#meer")
    if place is None:
        return
    place.clear()
    if more:
        link = page.new_tag("a", attrs={"class": "button quiet", "href": more, "rel": "next"})
        link.string = _("Show more stories")
        place.append(link)


def _change(tag: Tag, lead: Callable[[str, bool], str]) -> None:
    for name in [name for name in tag.attrs if name.startswith(FOR_HTMX)]:
        del tag[name]
    whole = tag.name in WHOLE
    for name in ADDRESSES:
        if name in tag.attrs:
            tag[name] = lead(tag[name], whole)
    if "srcset" in tag.attrs:
        tag["srcset"] = ", ".join(
            " ".join([lead(address, whole), *width])
            for address, *width in (part.split() for part in tag["srcset"].split(", "))
        )
    if tag.name == "meta" and tag.get("content", "").startswith(("http://", "https://")):
        tag["content"] = lead(tag["content"], whole)
