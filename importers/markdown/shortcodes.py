"""Recognise the tags of Hugo, Jekyll, Zola, Eleventy and Docusaurus in a text.

`{{< … >}}`, `{{% … %}}`, `{{ … }}` and `{% … %}` are instructions to a program that does not run
here: a visitor must never see them. Text between two of them is kept. So are kramdown's
attributes, `{: .lead}`, and the marks of a box: `:::tip` and `[!NOTE]` at the start of a line. An
address may be written as a tag: `{{< ref "a.md" >}}`.
"""

import re

from importers.problems import Problem, info, warning

SHORTCODE = re.compile(
    r"\{\{<.*?>\}\}|\{\{%.*?%\}\}|\{%.*?%\}|\{#\s.*?#\}|\{\{.*?\}\}"
    r"|\{::?/?(?=[\s.#\w])(?:[^{}\n\"']|\"[^\"\n]*\"|'[^'\n]*')*\}",
    re.DOTALL,
)
BOX = re.compile(r":{3,}[ \t]*[\w-]*|\[![A-Za-z][\w-]{0,40}(?:\|[^\]\n]{0,40})?\][+-]?")
LONGEST = 5_000  # characters; else openings that are never closed take time by the square
HUGO_PAGE = re.compile(r"""\{\{[<%]\s*(?:rel)?ref\s+(["'])(?P<page>[^"']+)\1\s*[>%]\}\}""")
JEKYLL_PAGE = re.compile(r"(?:\{\{\s*site\.baseurl\s*\}\}/?)?\{%-?\s*link\s+(?P<page>\S+)\s*-?%\}")
JEKYLL_POST = re.compile(
    r"(?:\{\{\s*site\.baseurl\s*\}\}/?)?\{%-?\s*post_url\s+(?P<page>\S+)\s*-?%\}"
)
SITE_ADDRESS = re.compile(r"^\{\{-?\s*(?:site\.(?:base)?url|\.Site\.BaseURL)\s*-?\}\}/?")


def shortcode_at(text: str, start: int, end: int | None = None) -> str:
    """Return the tag that begins at `start`; empty if there is none."""
    if not text.startswith(("{{", "{%", "{#", "{:"), start):
        return ""
    limit = min(start + LONGEST, len(text) if end is None else end)
    match = SHORTCODE.match(text, start, limit)
    return match[0] if match else ""


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


def without_tags(address: str) -> str:
    """Return `{{ site.baseurl }}/a/` as `/a/`, and a tag that names a page as the page's path."""
    for tag, start in ((HUGO_PAGE, ""), (JEKYLL_PAGE, "/"), (JEKYLL_POST, "/_posts/")):
        found = tag.fullmatch(address)
        if found:
            return start + found["page"]
    return SITE_ADDRESS.sub("/", address)
