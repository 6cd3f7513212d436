"""Find the marks of other programs that are left in a text, where a visitor would read them."""

import re
from collections.abc import Iterator

MARK = re.compile(
    r"\[\[|\]\]|\^\[|\{\{|\}\}|\{%|%\}|<%|%>|:{3,}|!!!|\?\?\?\+?[ ]\w|\[!\w|(?<![=\w])==\S"
    r"|(?<![\w:])::(?=\s|\Z|[a-z][\w-]*(?:[\s\[{]|\Z))|\{[:.]\w|\{#\w(?![\w:.-]{0,100}\}\s*\Z)"
    r"|\{\w{1,30}=|\[TOC\]|\$\$|!\[|%%(?=\S)|\[/?(?:gallery|caption|embed|audio|video|playlist|youtube"
    r"|contact-form(?:-7)?|button|(?:vc|et_pb|su|fusion)_\w{1,40})\b",
    re.IGNORECASE,
)
LONGEST = 60  # characters that a message repeats


def marks_left(words: str, line_end: str) -> Iterator[tuple[int, str]]:
    """Yield for each line of a text with such a mark how many lines it is from the first, and the
    words from the first mark on."""
    if not MARK.search(words):
        return
    for number, line in enumerate(words.split(line_end)):
        found = MARK.search(line)
        if found:
            yield number, line[found.start() : found.start() + LONGEST]
