"""Rules for headings: their order, and bold paragraphs used instead of them."""

import re
from collections.abc import Iterator
from itertools import pairwise

from bs4 import Tag

from cms.admin.checks.finding import Finding
from cms.admin.checks.rules.markup import authored_elements, place_of, quote, words_of

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
LONGEST_HEADING = 80  # characters; a longer bold paragraph is emphasis, not a heading
END_OF_SENTENCE = re.compile(r"[.!;,]$")


def heading_order(main: Tag) -> Iterator[Finding]:
    """Yield a finding for each heading that skips a level, which misleads screen readers."""
    headings = main.find_all(HEADINGS)
    for before, heading in pairwise(headings):
        if _level(heading) > _level(before) + 1:
            details = {"text": quote(words_of(heading)), "before": quote(words_of(before))}
            yield Finding("heading_order", place_of(heading), details)


def bold_heading(main: Tag) -> Iterator[Finding]:
    """Yield a finding for each paragraph that is all bold and as short as a heading."""
    for paragraph in authored_elements(main, "p"):
        text = words_of(paragraph)
        bold = " ".join(words_of(each) for each in paragraph.find_all(["b", "strong"]))
        is_short = len(text) <= LONGEST_HEADING and not END_OF_SENTENCE.search(text)
        if text and text == bold and is_short:
            yield Finding("bold_heading", place_of(paragraph), {"text": quote(text)})


def _level(heading: Tag) -> int:
    return int(heading.name[1])
