"""Parse a body to tokens of markdown-it-py, with the extensions that the importer supports, and
report what the parser drops."""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from mdit_py_plugins.admon import admon_plugin
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from importers.compat.markdown_it import normalizeLink
from importers.markdown.callouts import is_box
from importers.markdown.findings import Findings
from importers.markdown.mdx import looks_like_mdx, use_mdx
from importers.markdown.plain_paragraphs import use_plain_paragraphs
from importers.markdown.shortcodes import use_shortcodes
from importers.markdown.word_runs import use_word_runs
from importers.problems import DocumentError, error

MAX_NESTING = 60  # blocks in blocks; markdown-it drops deeper ones without a message
# Real texts have some hundreds at most. Past these, time or memory grows faster than the text.
MAX_BRACKETS = 60_000
MAX_COLUMNS = 100
TABLE_RULE = re.compile(
    rf"^[ >\t]*+\|?[ \t]*+:?-++:?[ \t]*+(?>(?:\|[ \t]*+:?-*+:?[ \t]*+){{{MAX_COLUMNS},}})$",
    re.MULTILINE,
)

# Most addresses: of these markdown-it makes no other form, which takes it long to find out.
PLAIN_ADDRESS = re.compile(
    r"(?:https?://(?:[a-z0-9]{1,60}[.-]){0,3}[a-z0-9]{1,60}/)?(?!/)[A-Za-z0-9_./-]*+(?:#[A-Za-z0-9_-]+)?"
)


class _Definitions(dict):
    """Link definitions, and which of them are used."""

    def __init__(self):
        super().__init__()
        self.used: set[str] = set()

    def get(self, label, default=None):
        if label in self:
            self.used.add(label)
        return super().get(label, default)


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": MAX_NESTING})
    parser.enable(["table", "strikethrough"])
    # Refused links would be left as Markdown source on the page; `inline.py` judges them instead.
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # the documented way
    parser.normalizeLink = _normalized  # type: ignore[method-assign]  # likewise
    parser.use(footnote_plugin, inline=False)
    parser.use(deflist_plugin)
    parser.use(admon_plugin)
    parser.use(container_plugin, name="box", validate=is_box)
    parser.core.ruler.before("footnote_tail", "footnotes_unused", _note_unused_footnotes)
    use_shortcodes(parser)
    use_mdx(parser)
    use_plain_paragraphs(parser)
    use_word_runs(parser)
    return parser


def _normalized(url: str) -> str:
    return url if PLAIN_ADDRESS.fullmatch(url) else normalizeLink(url)


def line_of(token: Token) -> int:
    """Return the line of a token, from 1."""
    return token.map[0] + 1 if token.map else 1


def _note_unused_footnotes(state: StateCore) -> None:
    """Report footnotes that the plugin drops; of two with one name it keeps the last."""
    notes: list[tuple[str, int, list[str]]] = []
    inside = False
    for token in state.tokens:
        if token.type == "footnote_reference_open":
            if inside:  # the plugin would tear the two apart in the middle
                raise DocumentError(error("footnote-nested", line_of(token)))
            inside = True
            notes.append((token.meta["label"], line_of(token), []))
        elif token.type == "footnote_reference_close":
            inside = False
        elif inside and token.content:
            notes[-1][2].append(token.content)
    refs = state.env.get("footnotes", {}).get("refs", {})
    last = {label: number for number, (label, _, _) in enumerate(notes)}
    state.env["footnotes_twice"] = [
        note for number, note in enumerate(notes) if last[note[0]] != number
    ]
    state.env["footnotes_unused"] = [
        notes[number] for label, number in last.items() if refs[f":{label}"] < 0
    ]


PARSER = _parser()


def parse(text: str, findings: Findings) -> list[Token]:
    """Return the tokens of a body, or raise a DocumentError for one that is too large to parse."""
    _refuse_pathological(text)
    env = {"references": _Definitions(), "mdx": looks_like_mdx(text)}
    tokens = PARSER.parse(text, env)
    _refuse_deep(tokens)
    _report_definitions(env, findings)
    return tokens


def block_tokens(text: str) -> list[Token]:
    """Return the blocks of a body without what is in their lines, or raise a DocumentError."""
    _refuse_pathological(text)
    tokens: list[Token] = []
    PARSER.block.parse(text, PARSER, {"references": _Definitions()}, tokens)
    return tokens


def _refuse_pathological(text: str) -> None:
    brackets = text.count("[") + text.count("]")
    if brackets > MAX_BRACKETS:
        raise DocumentError(error("too-many-brackets", count=brackets, limit=MAX_BRACKETS))
    wide = TABLE_RULE.search(text)
    if wide:
        line = text.count("\n", 0, wide.start()) + 1
        raise DocumentError(error("table-too-wide", line, limit=MAX_COLUMNS))


def _refuse_deep(tokens: list[Token]) -> None:
    for token in tokens:
        if token.level >= MAX_NESTING - 1:
            line = token.map[0] + 1 if token.map else 1
            raise DocumentError(error("nested-too-deep", line, limit=MAX_NESTING))


def _report_definitions(env: dict, findings: Findings) -> None:
    references = env["references"]
    for label in references.keys() - references.used:
        found = references[label]
        words = {"label": label, "href": found["href"], "title": found["title"]}
        if found["href"] in ("", "#"):  # `[//]: # (words)`: so comments are written in Markdown
            findings.info("comment-hidden", found["map"][0] + 1, words=found["title"])
        else:
            findings.warn("definition-unused", found["map"][0] + 1, **words)
    for found in env.get("duplicate_refs", ()):
        words = {"label": found["label"], "href": found["href"], "title": found["title"]}
        findings.warn("definition-twice", found["map"][0] + 1, **words)
    for label, line, words in env["footnotes_twice"]:
        findings.warn("footnote-twice", line, label=label, words=" ".join(words))
    for label, line, words in env["footnotes_unused"]:
        findings.warn("footnote-unused", line, label=label, words=" ".join(words))
