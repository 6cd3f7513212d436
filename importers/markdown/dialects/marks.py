"""Rewrite the marks that Markdown's relatives add: Obsidian, kramdown, Pandoc, mkdocs.

`[[Note]]` is a link and `![[a.png]]` a picture; `==x==`, `H~2~O` and `x^2^` have elements in HTML;
a formula is code; attributes in braces, names of blocks and tables of contents say nothing here.
"""

import re
from collections.abc import Callable
from functools import lru_cache, partial
from urllib.parse import quote

from importers.markdown.dialects.code import Code
from importers.markdown.dialects.rewriting import replaced
from importers.markdown.findings import Findings

PICTURE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif|svg|bmp)$", re.IGNORECASE)
FILE = re.compile(r"\.(?:[a-z0-9]{1,8})$", re.IGNORECASE)
WIKI = re.compile(r"(!?)\[\[(?!\s*\[)([^\[\]\n]{1,500})\]\](?!\()")
TOC = re.compile(
    r"^[ \t]*(?:\[TOC\]|\[\[_?TOC_?\]\]|\$\{toc\}|@\[toc\](?:\([^)\n]*\))?"
    r"|\{\{[<%][ ]*toc[ ]*[%>]\}\}"
    r"|<!--[ ]*toc[ ]*-->|(?:[-*+]|1\.)[ ][^\n]{1,100}\n[ \t]*\{:[ ]?toc[^}\n]{0,100}\})[ \t]*$",
    re.MULTILINE | re.IGNORECASE,
)
ATTRIBUTE_LINE = re.compile(r"^[ \t>]*\{:[^{}\n]{1,500}\}[ \t]*$", re.MULTILINE)
BRACES = r"\{:?[ ]?(?:(?:[.#][\w-]+|[\w-]+=(?:\"[^\"\n{}]{0,200}\"|[^\s\"{}]{1,200}))[ ]*){1,20}\}"
ATTRIBUTES = re.compile(rf"(?<=[)\]`*_]){BRACES}")
SPAN = re.compile(rf"(?<![!\]\w\\])\[([^\[\]\n]{{1,300}})\]({BRACES})")
LABEL = re.compile(r"\[([^\[\]\n]{1,300})\]:")
MARK = re.compile(r"(?<![=\w/])==(?![\s=])([^=\n]{1,1000}?)(?<![\s=])==(?![=\w])")
SUPERSCRIPT = re.compile(r"(?<=[\w)\]])\^([^\s^\[\]{}]{1,30})\^")
SUBSCRIPT = re.compile(r"(?<=[\w)\]])~([^\s~\[\]{}/]{1,30})~(?!~)")
INSERTED = re.compile(r"(?<![+\w])\+\+(?![\s+])([^+\n]{1,1000}?)(?<!\s)\+\+(?![+\w])")
ABBREVIATION = re.compile(r"^\*\[([^\]\n]{1,100})\]:[ \t]*([^\n]{0,500})$", re.MULTILINE)
BLOCK_NAME = re.compile(r"(?:(?<=\s)|^)\^([\w-]{1,60})[ \t]*$", re.MULTILINE)
DISPLAY = re.compile(
    r"^([ \t]*)\$\$[ \t]*\n((?:(?!\$\$)[^\n]*\n){1,100}?)[ \t]*\$\$[ \t]*$", re.MULTILINE
)
FORMULA = re.compile(
    r"(?<![\\$\w])(\$\$?)(?![\s$])((?:[^$\n`\\]|\\[^\n]){1,500}?)(?<![\s\\])\1(?![\d$\w])"
)
LOOKS_LIKE_MATHS = re.compile(r"[\\^_={}<>+*]|\A[A-Za-z]\Z")
Rewriting = tuple[str, re.Pattern, Callable]


def rewrite_marks(text: str, findings: Findings) -> str:
    """Return the text with these marks as Markdown has them, and what is lost in `findings`."""
    for sign, pattern, replacement in RULES:
        if sign in text and pattern.search(text):
            text = replaced(text, pattern, Code(text), partial(replacement, findings))
    return text


def _contents(findings: Findings, match: re.Match, line: int) -> str:
    findings.info("contents-list", line, words=match[0].split("\n")[-1].strip())
    return ""


def _attributes(findings: Findings, match: re.Match, line: int) -> str:
    findings.info("attributes", line, words=match[0].strip())
    return ""


@lru_cache(maxsize=1)
def _labels(text: str) -> frozenset[str]:
    """Return the labels in a text that an address follows, read once for all of its spans."""
    return frozenset(LABEL.findall(text))


def _span(findings: Findings, match: re.Match, line: int) -> str | None:
    if match[1] in _labels(match.string):
        return None  # a link, of which the address stands elsewhere
    findings.info("attributes", line, words=match[2])
    return match[1]


def _link(findings: Findings, match: re.Match, line: int) -> str | None:
    target, _, label = match[2].replace("\\|", "|").partition("|")
    place, _, anchor = target.strip().partition("#")
    if match[1] and PICTURE.search(place):
        alt = "" if re.fullmatch(r"[\dx ]*", label) else label.strip()
        return f"![{alt}](<{place}>)"
    words = label.strip() or (f"{place} – {anchor}" if place and anchor else place or anchor)
    if match[1]:
        findings.warn("embedded-file", line, target=target.strip())
    if place and not FILE.search(place):
        place += ".md"
    name = re.sub(r"\s+", "-", anchor.strip().lower()).lstrip("^")
    address = quote(place) + (f"#{quote(name)}" if anchor and not anchor.startswith("^") else "")
    return f"[{words}]({address})" if address else words


def _element(tag: str) -> Callable:
    return lambda findings, match, line: f"<{tag}>{match[1]}</{tag}>"


def _abbreviation(findings: Findings, match: re.Match, line: int) -> str:
    findings.warn("abbreviation", line, name=match[1], words=match[2].strip())
    return ""


def _block_name(findings: Findings, match: re.Match, line: int) -> str:
    findings.info("block-name", line, name=match[1])
    return ""


def _display(findings: Findings, match: re.Match, line: int) -> str:
    findings.info("formula", line)
    return f"{match[1]}```latex\n{match[2]}{match[1]}```"


def _formula(findings: Findings, match: re.Match, line: int) -> str | None:
    if not LOOKS_LIKE_MATHS.search(match[2]):
        return None  # two prices
    findings.info("formula", line)
    return f"`{match[2]}`"


RULES: tuple[Rewriting, ...] = (
    ("$$", DISPLAY, _display),
    ("$", FORMULA, _formula),
    ("]", TOC, _contents),
    ("toc", TOC, _contents),
    ("{:", ATTRIBUTE_LINE, _attributes),
    ("]{", SPAN, _span),
    ("{", ATTRIBUTES, _attributes),
    ("[[", WIKI, _link),
    ("*[", ABBREVIATION, _abbreviation),
    ("==", MARK, _element("mark")),
    ("++", INSERTED, _element("ins")),
    ("^", SUPERSCRIPT, _element("sup")),
    ("~", SUBSCRIPT, _element("sub")),
    ("^", BLOCK_NAME, _block_name),
)
