"""Recognise MDX, and its imports and exports."""

import re
from bisect import bisect_right

from importers.markdown.component_tags import LONGEST_TAG, TAG_NAME
from importers.markdown.engine import code_of
from importers.markdown.html_tree import is_component

IMPORT = re.compile(
    r"""import\s+(?:type\s+)?(?:[\w$*{},\s]{1,2000}?\sfrom\s*)?(["'])[^"'\n]+\1[ \t]*;?[ \t]*$""",
    re.MULTILINE,
)
EXPORT = re.compile(
    r"export\s+(?:(?:const|let|var)\s+[\w$\s{},\[\]]+=|(?:async\s+)?function\b|class\s+\w+\s*[{e]"
    r"|default\s+[^\n]*[({=;]|\{[^\n}]*\}|\*\s+from)"
)
MODULE = re.compile(r"^(?:import|export)\s", re.MULTILINE)
EMPTY_LINE = re.compile(r"\n[ \t]*(?=\n|\Z)")


def looks_like_mdx(text: str) -> bool:
    """Return True if the text has an import, an export or a component, outside its code."""
    starts = [match.start() for match in MODULE.finditer(text)]
    if starts:
        found = [at for at in starts if IMPORT.match(text, at) or EXPORT.match(text, at)]
    else:
        found = [match.start() for match in TAG_NAME.finditer(text) if is_component(match[2])]
    code = list(code_of(text)) if found else []
    begins = [start for start, _end in code]
    return any(at >= _end_before(at, begins, code) for at in found)


def _end_before(position: int, begins: list[int], code: list[tuple[int, int]]) -> int:
    """Return where the last piece of code ends that begins before a position."""
    number = bisect_right(begins, position)
    return code[number - 1][1] if number else 0


def module_end(text: str, start: int) -> int:
    """Return where an import at `start` ends, or an export: at the next empty line. Return -1 if
    there is none."""
    limit = start + LONGEST_TAG
    if found := IMPORT.match(text, start, limit):
        return found.end()
    if not EXPORT.match(text, start, limit):
        return -1
    end = EMPTY_LINE.search(text, start)
    return end.start() if end else len(text)
