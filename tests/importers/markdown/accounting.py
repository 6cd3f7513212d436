"""The sum of a conversion: what a reader of the source sees, and what became of each character.

Seen is what a plain CommonMark renderer, which knows nothing of the importer, shows as text. Each
character of it must be kept in a block, be part of a mark that a named rule changes, or stand in a
message with a line. Spaces do not count.
"""

import re
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser

from markdown_it import MarkdownIt

from cms.models.blocks.features import CALLOUT_FEATURES, INLINE_FEATURES, TEXT_FEATURES
from importers.markdown.blocks import Body
from importers.markdown.components import ACTION_FEATURES
from importers.markdown.findings import Block, PictureUse
from importers.markdown.table import CELL_FEATURES

# Footnotes: `[^a]` becomes a number, `[^a]:` an item of a list. Tasks: `[x]` becomes ☑. The name
# of a heading goes. A link whose address is a shortcode is a link, to us. Controls have no words.
CHANGED_MARKS = re.compile(
    r"\[\^[^\]\s]+\]:?|\[[ xX]\]|\{#[\w:.-]+\}|!?\[[^\]]*\]\(\{[{%].*?[}%]\}[^)]*\)"
    # What other programs add to Markdown: each of these has a rule of its own in `dialects/`.
    r"|\{\{% /?note %\}\}|\[![A-Za-z][\w-]*\][+-]?|^ *:{3,} *[\w-]*|!!! *[\w-]*"
    r"|==|\+\+|[\^~](?=\S{1,31}[\^~])|(?<=\S)[\^~]|!?\[\[|\]\]|\{%-? *(?:end)?raw *-?%\}"
    r"|(?:(?<=\s)|^)\^(?=[\w-]{1,60}[ \t]*$)"  # the name of a block: its letters are told
    r"|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]",
    re.MULTILINE,
)
# What stands between the tags of a component is read as Markdown, as MDX does.
COMPONENT_TAG = re.compile(r"</?[A-Z]\w*[a-z]\w*(?:\s[^>]*)?>")

renderer = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
renderer.validateLink = lambda url: True


class _Words(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.hidden = ""

    def parse_html_declaration(self, i):
        broken = self.rawdata.startswith("<![", i)
        return self.parse_bogus_comment(i) if broken else super().parse_html_declaration(i)

    def handle_starttag(self, tag, attrs):
        self.hidden = tag if tag in ("script", "style") else self.hidden
        if tag == "img":
            self.words += [dict(attrs).get(name) or "" for name in ("alt", "title")]

    def handle_endtag(self, tag):
        self.hidden = "" if tag == self.hidden else self.hidden

    def handle_data(self, data):
        self.words += [] if self.hidden else [data]


def words_of(html: str) -> str:
    parser = _Words()
    parser.feed(html)
    parser.close()
    return "".join(parser.words)


def seen(markdown: str) -> str:
    return _bare(words_of(renderer.render(markdown)))


def kept(body: Body) -> str:
    return _bare(" ".join(text for block in body.blocks for text in _texts(block.value)))


def unaccounted(markdown: str, body: Body) -> Counter:
    """Return the characters of which nothing is known: none, if all is well."""
    if any(problem.code.startswith("component") for problem in body.problems):
        markdown = COMPONENT_TAG.sub("\n\n", markdown)
    reported = (
        str(value) for problem in body.problems if problem.line for value in problem.values.values()
    )
    changed = "".join(CHANGED_MARKS.findall(markdown))
    return (
        Counter(seen(markdown))
        - Counter(kept(body))
        - Counter(_bare("".join(reported)))
        - Counter(_bare(changed))
    )


def rich_texts(block: Block) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each rich text of a block, with what its editor knows."""
    if block.type == "text":
        yield block.value, tuple(TEXT_FEATURES)
    elif block.type == "quote":
        yield block.value["quote"], tuple(INLINE_FEATURES)
    elif block.type == "callout":
        yield block.value["text"], tuple(CALLOUT_FEATURES)
    elif block.type == "steps":
        for step in block.value["steps"]:
            for inner in step["value"]:
                yield from (
                    rich_texts(Block(inner["type"], inner["value"]))
                    if inner["type"] != "text"
                    else [(inner["value"], tuple(CALLOUT_FEATURES))]
                )
    elif block.type == "call_to_action":
        yield block.value["text"], ACTION_FEATURES
    elif block.type == "table":
        for row in block.value["rows"]:
            yield from ((cell, CELL_FEATURES) for cell in row["values"] if cell)


def _texts(value) -> Iterator[str]:
    if isinstance(value, PictureUse):
        yield from (value.alt, value.caption)
    elif isinstance(value, str):
        yield words_of(value)
    elif isinstance(value, dict):
        if "code" in value:
            yield value["code"]
        else:
            for key, inner in value.items():
                yield from () if key == "type" else _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)


def _bare(text: str) -> str:
    return "".join(text.split())
