"""Compare a page and a file as a person reads them: a text diff of each field and of the body."""

import difflib
import html
import re
from collections.abc import Iterator

from wagtail.models import Page

from cms.models import Category, SiteImage
from importers.content.content import Content, PlacedPicture
from importers.files.pictures import Picture
from importers.formats.values import Scalar
from importers.front_matter.fields import fields_of
from importers.planning.destination import kind_of

BREAK = re.compile(r"<br\s*/?>|<hr\s*/?>|</(?:p|h\d|li|ul|ol|blockquote|td|th|tr)>")
HEADING = re.compile(r"<h(\d)[^>]*>")
LINK = re.compile(r'<a [^>]*?href="([^"]*)"[^>]*>(.*?)</a>', re.DOTALL)
TAG = re.compile(r"<[^>]*>")
HIDDEN = ("id", "image", "decorative")  # keys of blocks that say nothing to a reader


def differences(page: Page, content: Content) -> tuple[str, ...]:
    """Return unified diffs of what the page and the file say, field by field."""
    lines: list[str] = []
    now, then = page_fields(page), content_fields(content)
    for name in then:
        diff = difflib.unified_diff(
            now[name], then[name], f"{name} (page)", f"{name} (file)", lineterm="", n=1
        )
        lines += diff
    return tuple(lines)


def page_fields(page: Page) -> dict[str, list[str]]:
    """Return the lines of each field of a page; those of a picture are its hash."""
    names = [field.name for field in fields_of(kind_of(page))]
    body = [line for block in page.body.get_prep_value() for line in _lines(block["value"])]
    return {name: _field_lines(getattr(page, name)) for name in names} | {"body": body}


def content_fields(content: Content) -> dict[str, list[str]]:
    """Return the lines of each field of a file, in the form of `page_fields`."""
    names = [field.name for field in fields_of(content.kind)]
    body = [line for block in content.blocks for line in _lines(block.value)]
    return {name: _field_lines(content.fields[name]) for name in names} | {"body": body}


def lines_of_page(page: Page) -> Iterator[str]:
    """Yield the title and the text of a page, without its other fields."""
    yield page.title
    for block in page.body.get_prep_value():
        yield from _lines(block["value"])


def lines_of_content(content: Content) -> Iterator[str]:
    """Yield the title and the text of a file, in the form of `lines_of_page`."""
    yield content.fields["title"]
    for block in content.blocks:
        yield from _lines(block.value)


def _field_lines(value) -> list[str]:
    match value:
        case None:
            return []
        case Category():
            return [value.name]
        case Scalar():  # what a category is named by
            return [value.text]
        case SiteImage():
            return [value.file_hash]
        case Picture():
            return [value.hash]
    return str(value).splitlines()


def _lines(value) -> Iterator[str]:
    """Yield the text of a block, whatever its type, line by line."""
    if isinstance(value, PlacedPicture):
        value = {"picture": {"alt_text": value.alt}, "caption": value.caption}
    if isinstance(value, dict):
        for key in sorted(value):
            if key not in HIDDEN:
                yield from _lines(value[key])
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _lines(inner)
    elif isinstance(value, str):
        yield from (line for line in _as_text(value).splitlines() if line.strip())


def _as_text(text: str) -> str:
    text = HEADING.sub(lambda match: "#" * int(match[1]) + " ", text)
    text = LINK.sub(r"[\2](\1)", text).replace("<li>", "- ")
    return html.unescape(TAG.sub("", BREAK.sub("\n", text)))
