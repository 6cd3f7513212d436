"""Recognise the tags of Hugo, Jekyll, Zola, Eleventy and Docusaurus in a text.

`{{< … >}}`, `{{% … %}}`, `{{ … }}` and `{% … %}` are instructions to a program that does not run
here: a visitor must never see them. Text between two of them is kept. So are kramdown's
attributes, `{: .lead}`, and the marks of a box: `:::tip` and `[!NOTE]` at the start of a line. An
address may be written as a tag: `{{< ref "a.md" >}}`.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from importers.problems import Problem, info, warning

# What a tag begins with, what it ends with, and what follows its beginning. The first counts.
TAGS = (
    ("{{<", ">}}", ""),
    ("{{%", "%}}", ""),
    ("{%", "%}", ""),
    ("{#", "#}", r"\s"),
    ("{{", "}}", ""),
)
ATTRIBUTES = re.compile(r"\{::?/?(?=[\s.#\w])(?:[^{}\n\"']|\"[^\"\n]*\"|'[^'\n]*')*\}")
BEGINNING = re.compile(r"\{[{%#:]")
BOX = re.compile(r":{3,}[ \t]*[\w-]*|\[![A-Za-z][\w-]{0,40}(?:\|[^\]\n]{0,40})?\][+-]?")
LONGEST = 5_000  # characters of a tag
HUGO_PAGE = re.compile(r"""\{\{[<%]\s*(?:rel)?ref\s+(["'])(?P<page>[^"']+)\1\s*[>%]\}\}""")
JEKYLL_PAGE = re.compile(r"(?:\{\{\s*site\.baseurl\s*\}\}/?)?\{%-?\s*link\s+(?P<page>\S+)\s*-?%\}")
JEKYLL_POST = re.compile(
    r"(?:\{\{\s*site\.baseurl\s*\}\}/?)?\{%-?\s*post_url\s+(?P<page>\S+)\s*-?%\}"
)
SITE_ADDRESS = re.compile(r"^\{\{-?\s*(?:site\.(?:base)?url|\.Site\.BaseURL)\s*-?\}\}/?")


def shortcode_at(text: str, start: int, end: int | None = None) -> str:
    """Return the tag that begins at `start`; empty if there is none.

    Where tags end is looked up: to search from each beginning would take time by the square.
    """
    limit = min(start + LONGEST, len(text) if end is None else end)
    if text.startswith("{:", start):
        match = ATTRIBUTES.match(text, start, limit)
        return match[0] if match else ""
    for begin, ending, then in TAGS:
        if text.startswith(begin, start) and re.compile(then).match(text, start + len(begin)):
            stop = _next(ending, text, start + len(begin)) + len(ending)
            if stop <= limit:
                return text[start:stop]
    return ""


def shortcodes_in(text: str) -> Iterator[tuple[int, str]]:
    """Yield where each tag in a text begins, and the tag."""
    position = 0
    while match := BEGINNING.search(text, position):
        found = shortcode_at(text, match.start())
        if found:
            yield match.start(), found
        position = match.start() + (len(found) or 1)


def _next(ending: str, text: str, start: int) -> int:
    """Return where the next ending of a tag is, or a place beyond the text."""
    found = _endings(ending, text)
    at = bisect_left(found, start)
    return found[at] if at < len(found) else len(text)


@lru_cache(maxsize=2 * len(TAGS))
def _endings(ending: str, text: str) -> list[int]:
    return [match.start() for match in re.finditer(f"(?={re.escape(ending)})", text)]


def about_tag(source: str, line: int) -> Problem:
    """Return what to report of a tag that is left out, in the words of its kind."""
    if source.startswith(("{{<", "{{%")):
        return warning("shortcode", line, tag=source)
    if source.startswith("{{"):
        return warning("template-value", line, words=source)
    if source.startswith("{%"):
        return warning("liquid-tag", line, words=source)
    if source.startswith("{:"):
        return info("attributes", line, words=source)
    if source.startswith("{#"):
        return info("comment-hidden", line, words=source)
    return warning("box-mark", line, words=source)


def about_address(address: str, line: int) -> Problem:
    """Return what to report of an address that has a tag in it, with the whole address."""
    problem = about_tag(next((tag for _, tag in shortcodes_in(address)), address), line)
    return replace(problem, values=dict.fromkeys(problem.values, address))


def without_tags(address: str) -> str:
    """Return `{{ site.baseurl }}/a/` as `/a/`, and a tag that names a page as the page's path."""
    for tag, start in ((HUGO_PAGE, ""), (JEKYLL_PAGE, "/"), (JEKYLL_POST, "/_posts/")):
        found = tag.fullmatch(address)
        if found:
            return start + found["page"]
    return SITE_ADDRESS.sub("/", address)
