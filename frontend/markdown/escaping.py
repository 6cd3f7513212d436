"""Escape text so that Markdown renders it as the same text."""

import re
import unicodedata

# Characters that may start code, emphasis, links, HTML, entities, headings or table cells.
ANYWHERE = re.compile(r"[\\`*\[\]<>&#~|]|(?<![^\W_])_|_(?![^\W_])")
# At the start of a line: lists, setext underlines, thematic breaks.
AT_START = re.compile(r"^([-+=])|^(\d{1,9})([.)])")
SPACES = re.compile(r"[ \t\n\r\f\v]+")
# Characters that some programs treat as line ends.
LINE_ENDS = re.compile("[\x85\u2028\u2029]")


def escaped(text: str) -> str:
    """Return text escaped for the middle of a line; white space is collapsed, as in HTML."""
    return ANYWHERE.sub(r"\\\g<0>", SPACES.sub(" ", LINE_ENDS.sub(" ", text)))


def at_line_start(line: str) -> str:
    """Return an escaped line that cannot start any block but a paragraph."""
    return AT_START.sub(lambda match: _start(match), line, count=1)


def _start(match: re.Match[str]) -> str:
    return f"\\{match[1]}" if match[1] else f"{match[2]}\\{match[3]}"


def paragraph(inline: str) -> str:
    """Return inline Markdown, which may have hard line breaks, as a paragraph."""
    return "\n".join(at_line_start(line.lstrip(" ")) for line in inline.strip(" ").split("\n"))


def address(url: str) -> str:
    """Return a URL escaped for the destination of a link."""
    quoted = re.sub(r"[\s()<>|\\]", lambda sign: _percent(sign[0]), url)
    return re.sub(r"&(?=#?\w+;)", r"\\&", quoted)


def _percent(sign: str) -> str:
    return "".join(f"%{byte:02X}" for byte in sign.encode())


def fence(code: str, at_least: int) -> str:
    """Return a code fence: at least `at_least` backticks, and more than the code has in a row."""
    longest = max(map(len, re.findall("`+", code)), default=0)
    return "`" * max(at_least, longest + 1)


def is_space(sign: str) -> bool:
    return not sign or sign.isspace()


def is_punctuation(sign: str) -> bool:
    return bool(sign) and unicodedata.category(sign)[0] in "PS"


def can_open(before: str, after: str) -> bool:
    """Return True if `*` between two characters may open emphasis (CommonMark 6.2)."""
    quiet = is_space(before) or is_punctuation(before)
    return not is_space(after) and (not is_punctuation(after) or quiet)


def can_close(before: str, after: str) -> bool:
    """Return True if `*` between two characters may close emphasis (CommonMark 6.2)."""
    return can_open(after, before)
