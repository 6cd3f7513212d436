"""Parse what MDX adds to Markdown: imports and exports, components, expressions.

Code is left as it is. Expressions in braces are recognised only in a text that has an import, an
export or a component: braces in other texts are braces.
"""

import re
from textwrap import dedent

from markdown_it import MarkdownIt
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from importers.compat.markdown_it import paragraph
from importers.markdown.component_tags import LONGEST_TAG, TAG_NAME, Tag, expression_at, read_tag
from importers.markdown.html_tree import ELEMENTS, MAX_DEPTH, is_component
from importers.problems import DocumentError, error

IMPORT = re.compile(
    r"""import\s+(?:type\s+)?(?:[\w$*{},\s]{1,2000}?\sfrom\s*)?(["'])[^"'\n]+\1[ \t]*;?[ \t]*$""",
    re.MULTILINE,
)
EXPORT = re.compile(
    r"export\s+(?:(?:const|let|var)\s+[\w$\s{},\[\]]+=|(?:async\s+)?function\b|class\s+\w+\s*[{e]"
    r"|default\s+[^\n]*[({=;]|\{[^\n}]*\}|\*\s+from)"
)
FRAGMENT = re.compile(r"</?>")
ALT: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}


def use_mdx(parser: MarkdownIt) -> None:
    """Add rules for the tokens `mdx_code`, `component`, `component_tag` and `expression`."""
    parser.block.ruler.before("html_block", "mdx_code", _module_line, ALT)
    parser.block.ruler.before("html_block", "component", _component, ALT)
    parser.block.ruler.before("html_block", "element_line", _element_line)
    parser.inline.ruler.before("html_inline", "component_tag", _component_tag)
    parser.inline.ruler.before("escape", "expression", _expression)


def looks_like_mdx(text: str) -> bool:
    """Return True if the text has an import, an export or a component."""
    if re.search(r"^(?:import|export)\s", text, re.MULTILINE):
        return any(
            IMPORT.match(text, m.start()) or EXPORT.match(text, m.start())
            for m in re.finditer(r"^(?:import|export)\s", text, re.MULTILINE)
        )
    return any(is_component(match[2]) for match in TAG_NAME.finditer(text))


def _module_line(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """Parse an import, or an export up to the next empty line."""
    start = state.bMarks[line] + state.tShift[line]
    if state.is_code_block(line) or not state.src.startswith(("import", "export"), start):
        return False
    limit = min(state.eMarks[end - 1], start + LONGEST_TAG)
    found = IMPORT.match(state.src, start, limit)
    if found:
        following = line + found[0].count("\n") + 1
    elif EXPORT.match(state.src, start, limit) and not silent:
        following = line + 1
        while following < end and not state.isEmpty(following):
            following += 1
    else:
        return False
    if not silent:
        token = state.push("mdx_code", "", 0)
        token.content = state.getLines(line, following, state.blkIndent, False).strip()
        token.map = [line, following]
        state.line = following
    return True


def _component(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """Parse a component that fills whole lines: `<Card …/>`, or `<Card …>` up to its `</Card>`."""
    start = state.bMarks[line] + state.tShift[line]
    if state.is_code_block(line) or state.parentType == "blockquote":
        return False
    tag = read_tag(state.src, start, state.eMarks[end - 1])
    if tag is None or tag.closing:
        return False
    inner_end = close = tag.end
    if not tag.self_closing:
        inner_end, close = _closing_tag(state, tag)
    stop = state.src.find("\n", close)
    stop = len(state.src) if stop == -1 else stop
    if close == -1 or state.src[close:stop].strip():
        return False  # text stands beside it: the inline rule names the tags
    if not silent:
        _push_component(state, line, tag, (inner_end, close))
    return True


def _element_line(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """Parse a line that begins with `<Link …>` as text: to CommonMark it is a block of HTML."""
    start = state.bMarks[line] + state.tShift[line]
    name = TAG_NAME.match(state.src, start, state.eMarks[line])
    if state.is_code_block(line) or name is None or name[2] not in ELEMENTS:
        return False
    return paragraph(state, line, end, silent)


def _push_component(state: StateBlock, line: int, tag: Tag, ends: tuple[int, int]) -> None:
    inner_end, close = ends
    following = line + state.src.count("\n", tag.start, close) + 1
    opening = state.push("component_open", tag.name, 1)
    opening.map = [line, following]
    opening.meta = {"name": tag.name, "attributes": tag.attributes, "source": tag.source}
    inner = state.src[tag.end : inner_end]
    if inner.strip():
        offset = line + state.src.count("\n", tag.start, tag.end)
        first = inner.lstrip(" \t")
        _parse_inner(state, dedent(inner) if first.startswith("\n") else first, offset)
    state.push("component_close", tag.name, -1)
    state.line = following


def _parse_inner(state: StateBlock, text: str, offset: int) -> None:
    tokens: list[Token] = []
    env = state.env
    env["depth"] = env.get("depth", 0) + state.level
    if env["depth"] >= MAX_DEPTH:
        raise DocumentError(error("nested-too-deep", offset + 1, limit=MAX_DEPTH))
    state.md.block.parse(text, state.md, env, tokens)
    for token in tokens:
        token.level += state.level
        if token.map:
            token.map = [token.map[0] + offset, token.map[1] + offset]
    env["depth"] -= state.level
    state.tokens.extend(tokens)


def _closing_tag(state: StateBlock, tag: Tag) -> tuple[int, int]:
    """Return where the content of a component and where its closing tag ends; -1 if it has none."""
    without_end = state.env.setdefault("components_without_end", set())
    if tag.name in without_end:
        return -1, -1
    depth, limit = 1, len(state.src)
    for match in re.finditer(rf"<(/?){re.escape(tag.name)}(?=[\s/>])", state.src[tag.end :]):
        at = tag.end + match.start()
        if match[1]:
            depth -= 1
            if depth == 0:
                return at, state.src.find(">", at, limit) + 1
        else:
            inner = read_tag(state.src, at, limit)
            depth += inner is not None and not inner.self_closing
    without_end.add(tag.name)
    return -1, -1


def _component_tag(state: StateInline, silent: bool) -> bool:
    tag = read_tag(state.src, state.pos, state.posMax) if state.src[state.pos] == "<" else None
    if tag is None:
        return False
    if not silent:
        token = state.push("component_tag", "", 0)
        token.content = tag.source
        token.meta = {"name": tag.name, "attributes": tag.attributes, "closing": tag.closing}
    state.pos = tag.end
    return True


def _fragment(state: StateInline, silent: bool) -> bool:
    """Drop `<>` and `</>`, which only group other elements."""
    found = FRAGMENT.match(state.src, state.pos, state.posMax) if state.env.get("mdx") else None
    if not found:
        return False
    if not silent:
        state.push("expression", "", 0).content = found[0]
    state.pos = found.end()
    return True


def _expression(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "{":
        return _fragment(state, silent)
    if not state.env.get("mdx") and not state.src.startswith("{/*", state.pos):
        return False
    missed = state.env.setdefault("open_braces", {})
    if missed.get("text") is state.src:
        return False
    found = expression_at(state.src, state.pos, state.posMax)
    if not found:
        missed["text"] = state.src  # braces that stay open once stay open: never look twice
        return False
    if not silent:
        state.push("expression", "", 0).content = found
    state.pos += len(found)
    return True
