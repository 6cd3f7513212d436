"""Rewrite the tags of Hugo, Jekyll, Hexo and their like that mean something in Markdown.

`{% highlight %}` is code, what stands between `{% raw %}` is text, and a tag in an address is an
address. A tag over several lines becomes one line, so that no part of it reads as Markdown. The
parser removes all other tags, and reports them.
"""

import re

from importers.markdown.callouts import KINDS
from importers.markdown.dialects.code import Code
from importers.markdown.dialects.parameters import Parameters, read_tag
from importers.markdown.dialects.rewriting import replaced
from importers.markdown.findings import Findings

CODE_TAG = re.compile(
    r"^(?P<indent>[ \t>]*)(?:\{%-?[ ]*(?P<liquid>highlight|codeblock)(?P<about>[^%\n]*?)-?%\}"
    r"|\{\{[<%][ ]*(?P<hugo>highlight)(?P<hugo_about>[^%>\n]*?)[%>]\}\})[ \t]*$",
    re.MULTILINE,
)
CODE_END = re.compile(
    r"\n[ \t>]*(?:\{%-?[ ]*end(?:highlight|codeblock)[ ]*-?%\}"
    r"|\{\{[<%][ ]*/[ ]*highlight[ ]*[%>]\}\})[ \t]*(?=\n|\Z)"
)
RAW = re.compile(r"\{%-?[ ]*(?:raw|verbatim)[ ]*-?%\}")
RAW_END = re.compile(r"\{%-?[ ]*end(?:raw|verbatim)[ ]*-?%\}")
LONG_TAG = re.compile(
    r"\{\{[<%](?:(?!\{\{)[^\n]){0,500}\n(?:(?![<%]\}\}|\{\{).){0,4000}[>%]\}\}"
    r"|\{%(?:(?!\{%|%\}).){0,500}?\n(?:(?!\{%|%\}).){0,4000}%\}",
    re.DOTALL,
)
ADDRESS = re.compile(
    r"(?<=[(<\"'=])\{\{-?[ ]*(?P<quote>[\"'])(?P<path>[^\"'\n{}]{1,500})(?P=quote)[ ]*\|[ ]*"
    r"(?:relative_url|absolute_url|url|prepend:[ ]*site\.(?:base)?url)[^}\n]{0,100}\}\}"
)
BOX = re.compile(
    r"^(?P<indent>[ \t]*)(?P<tag>\{\{[<%][^{}\n]{1,300}[%>]\}\}|\{%-?[^{}%\n]{1,300}-?%\})[ \t]*$",
    re.MULTILINE,
)
BOXES = (
    *("notice", "callout", "hint", "alert", "admonition", "note", "tip", "warning", "info"),
    *("caution", "danger", "important", "panel", "box", "remark", "quote-box"),
)
BACKTICKS = re.compile(r"`+")


def rewrite_tags(text: str, findings: Findings) -> str:
    """Return the text with its code, its literal pieces and its addresses as Markdown has them."""
    if "highlight" in text or "codeblock" in text:
        text = _with_fences(text, Code(text))
    if "raw" in text or "verbatim" in text:
        text = _with_literals(text, Code(text), findings)
    text = _with_boxes(text, Code(text), findings)
    code = Code(text)
    text = replaced(text, ADDRESS, code, lambda match, line: match["path"])
    return replaced(text, LONG_TAG, Code(text), lambda match, line: " ".join(match[0].split()))


def _with_fences(text: str, code: Code) -> str:
    kept, position = [], 0
    while match := CODE_TAG.search(text, position):
        if code.end_at(match.start()) != -1:
            kept.append(text[position : match.end()])
            position = match.end()
            continue
        end = CODE_END.search(text, match.end())
        if end is None:
            break
        inner = text[match.end() : end.start()]
        longest = max(map(len, BACKTICKS.findall(inner)), default=0)
        fence = match["indent"] + "`" * max(3, longest + 1)
        language = next(iter((match["about"] or match["hugo_about"] or "").split()), "")
        kept += [text[position : match.start()], fence, language, inner, "\n", fence]
        position = end.end()
    return "".join((*kept, text[position:]))


def _with_literals(text: str, code: Code, findings: Findings) -> str:
    """Return the text without `raw` tags; braces between them are no tags any more."""
    kept, position = [], 0
    while match := RAW.search(text, position):
        within = code.end_at(match.start())
        end = None if within != -1 else RAW_END.search(text, match.end())
        if within != -1 or end is None:
            after = max(within, match.end())
            kept.append(text[position:after])
            position = after
            if within == -1:
                break
            continue
        inner, start = text[match.end() : end.start()], match.end()
        kept.append(text[position : match.start()])
        kept.append(_escaped(inner, start, code))
        position = end.end()
    return "".join((*kept, text[position:]))


def _escaped(inner: str, start: int, code: Code) -> str:
    """Return a piece with its braces as entities, but for those in code."""
    return re.sub(
        "[{]",
        lambda brace: brace[0] if code.end_at(start + brace.start()) != -1 else "&#123;",
        inner,
    )


def _with_boxes(text: str, code: Code, findings: Findings) -> str:
    """Return the text with `:::` for tags that open and close a box, each on a line of its own."""
    opened: dict[str, list[re.Match]] = {}
    put: dict[int, str] = {}
    for match in BOX.finditer(text):
        tag = read_tag(match["tag"]) if code.end_at(match.start()) == -1 else None
        if tag is None or tag.name not in BOXES:
            continue
        if not tag.closing:
            opened.setdefault(tag.name, []).append(match)
        elif opened.get(tag.name):
            start = opened[tag.name].pop()
            put[start.start()] = start["indent"] + _box(read_tag(start["tag"]) or tag)
            put[match.start()] = match["indent"] + ":::"
    line, position = 1, 0
    for at in sorted(put):
        line += text.count("\n", position, at)
        position = at
        if not put[at].endswith(":::"):
            findings.info("shortcode-block", line, tag=text[at : text.find("\n", at)].strip())
    return BOX.sub(lambda match: put.get(match.start(), match[0]), text)


def _box(tag: Parameters) -> str:
    kind = tag.get("type", "style", "color", "context", "level", "icon", plain=0).lower()
    kind = kind if kind in KINDS else tag.name if tag.name in KINDS else "note"
    title = tag.get("title", "heading") or (tag.plain[1] if len(tag.plain) > 1 else "")
    return f"::: {kind} {title}".rstrip()
