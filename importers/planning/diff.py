"""Write a page down as a person reads it, to show what a file would change in it."""

import difflib
import html
import re
from collections.abc import Iterator

from wagtail.models import Page

from cms.models import StoryPage
from importers.content.content import Content, PlacedPicture
from importers.front_matter.fields import InfoFields

BREAK = re.compile(r"<br\s*/?>|<hr\s*/?>|</(?:p|h\d|li|ul|ol|blockquote|td|th|tr)>")
HEADING = re.compile(r"<h(\d)[^>]*>")
LINK = re.compile(r'<a [^>]*?href="([^"]*)"[^>]*>(.*?)</a>', re.DOTALL)
TAG = re.compile(r"<[^>]*>")
HIDDEN = ("id", "image", "decorative")  # keys of blocks that say nothing to a reader


def differences(page: Page, content: Content) -> tuple[str, ...]:
    """Return, field by field, what the page says and what the file says, as unified diffs."""
    told = []
    now, then = page_fields(page), content_fields(content)
    for name in then:
        lines = difflib.unified_diff(
            now[name], then[name], f"{name} (page)", f"{name} (file)", lineterm="", n=1
        )
        told += lines
    return tuple(told)


def page_fields(page: Page) -> dict[str, list[str]]:
    """Return the lines that a person reads in each field; a picture is told by its hash."""
    body = [line for block in page.body.get_prep_value() for line in _lines(block["value"])]
    if not isinstance(page, StoryPage):
        return {"title": [page.title], "order": _one(page.order), "body": body}
    return {
        "title": [page.title],
        "category": _one(page.category and page.category.name),
        "excerpt": page.excerpt.splitlines(),
        "date": _one(page.date),
        "thumb": _one(page.thumb and page.thumb.file_hash),
        "thumb_alt": _one(page.thumb_alt),
        "body": body,
    }


def content_fields(content: Content) -> dict[str, list[str]]:
    """Return the lines of each field of a file, in the form of `page_fields`."""
    values = content.fields
    body = [line for block in content.blocks for line in _lines(block.value)]
    if isinstance(values, InfoFields):
        return {"title": [values.title], "order": _one(values.order), "body": body}
    return {
        "title": [values.title],
        "category": _one(values.category and values.category.text),
        "excerpt": values.excerpt.splitlines(),
        "date": _one(values.date),
        "thumb": _one(content.thumb and content.thumb.hash),
        "thumb_alt": _one(values.thumb_alt),
        "body": body,
    }


def _one(value) -> list[str]:
    return [] if value in (None, "") else [str(value)]


def _lines(value) -> Iterator[str]:
    """Yield the words of a block, whatever its type: each text that it holds, line by line."""
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
        yield from (line for line in _readable(value).splitlines() if line.strip())


def _readable(text: str) -> str:
    text = HEADING.sub(lambda match: "#" * int(match[1]) + " ", text)
    text = LINK.sub(r"[\2](\1)", text).replace("<li>", "- ")
    return html.unescape(TAG.sub("", BREAK.sub("\n", text)))
