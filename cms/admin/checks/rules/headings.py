"""Headings: their order, and bold paragraphs in place of them."""

import re
from collections.abc import Iterator
from itertools import pairwise

from bs4 import Tag

from cms.admin.checks.finding import Finding
from cms.admin.checks.rules.markup import place_of, quote, words_of, written

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
LONGEST_HEADING = 80  # characters; what is longer and bold is a strong word, not a heading
END_OF_SENTENCE = re.compile(r"[.!;,]$")


def heading_order(main: Tag) -> Iterator[Finding]:
    """Find headings that skip a level: who listens to the page then misses a part of it."""
    headings = main.find_all(HEADINGS)
    for before, heading in pairwise(headings):
        if _level(heading) > _level(before) + 1:
            details = {"text": quote(words_of(heading)), "before": quote(words_of(before))}
            yield Finding("heading_order", place_of(heading), details)


def bold_heading(main: Tag) -> Iterator[Finding]:
    """Find paragraphs that are bold from beginning to end, and short as a heading is."""
    for paragraph in written(main, "p"):
        text = words_of(paragraph)
        bold = " ".join(words_of(each) for each in paragraph.find_all(["b", "strong"]))
        is_short = len(text) <= LONGEST_HEADING and not END_OF_SENTENCE.search(text)
        if text and text == bold and is_short:
            yield Finding("bold_heading", place_of(paragraph), {"text": quote(text)})


def _level(heading: Tag) -> int:
    return int(heading.name[1])
