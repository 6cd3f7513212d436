"""What somebody types in the window for links: an address of any kind, or words to search by."""

import re
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from cms.models.redirect_address import normal_address
from cms.models.typed_addresses import is_ours, pages_at
from web_address import WebAddress, read_address

LONGEST = 2000  # characters of an address
MAIL = re.compile(
    r"(?:mailto:)?([^\s@:/<>]{1,64}@[^\s@:/<>]{1,255}\.[^\W\d_]{2,63})", re.IGNORECASE
)
TELEPHONE = re.compile(r"(?:tel:)?((?:\+|\(?0)[\d ().-]{7,24})", re.IGNORECASE)
SHORT_NUMBER = re.compile(r"tel:(\d{3,8})", re.IGNORECASE)  # 112
HEADING = re.compile(r"#\S{1,255}")
# A host without `https://` in front, with what follows it.
BARE_HOST = re.compile(r"[^\s/:?#@]{1,255}\.[^\W\d_]{2,63}(?::\d{1,5})?(?:[/?#]\S*)?")
AROUND_DIGITS = re.compile(r"[^\d+]")


@dataclass(frozen=True)
class TypedLink:
    """Where a typed address leads: a page of this site, or a URL of the kind that is named."""

    text: str
    url: str
    kind: str | Promise
    page: Page | None = None


def typed_link(typed: str) -> TypedLink | None:
    """Return the link that somebody typed, or None: those are words."""
    text = typed.strip()
    if not text or len(text) > LONGEST:
        return None
    if found := MAIL.fullmatch(text):
        return TypedLink(found[1], f"mailto:{found[1]}", _("Email address"))
    if found := TELEPHONE.fullmatch(text) or SHORT_NUMBER.fullmatch(text):
        return TypedLink(found[0], f"tel:{_dialled(found[1])}", _("Telephone number"))
    if HEADING.fullmatch(text):
        return TypedLink(text, text, _("Heading on this page"))
    return _web_link(text)


def _dialled(number: str) -> str:
    """Return a number as it is dialled: in `+31 (0)6`, the zero is for who calls from nearby."""
    if number.startswith("+"):
        number = number.replace("(0)", "")
    return AROUND_DIGITS.sub("", number)


def _web_link(text: str) -> TypedLink | None:
    is_path = text.startswith("/") and not text.startswith("//") and not re.search(r"\s", text)
    url = text if is_path or "://" in text else f"https://{text}" if _is_bare(text) else ""
    address = read_address(url) if url else None
    if not address or not (is_path or (address.is_web and address.for_request())):
        return None
    if not is_path and not is_ours(address.host):
        return TypedLink(text, url, _("Another website"))
    return TypedLink(text, url, _("Address of this site"), _page_at(address))


def _is_bare(text: str) -> bool:
    return BARE_HOST.fullmatch(text) is not None


def _page_at(address: WebAddress) -> Page | None:
    """Return the page that is at an address of this site, if it is nothing but its address."""
    if address.query or address.fragment:
        return None
    path = address.path or "/"
    for page in pages_at([path]).get(path, []):
        url = page.specific.get_url()
        here = read_address(url) if url else None
        if here and normal_address(here.path) == normal_address(path):
            return page.specific
    return None
