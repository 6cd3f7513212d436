"""Text as Markdown that reads as that text again, whatever signs are in it."""

import re
import unicodedata

# Always: what may start code, emphasis, links, HTML, entities, headings or cells of tables.
ANYWHERE = re.compile(r"[\\`*\[\]<>&#~|]|(?<![^\W_])_|_(?![^\W_])")
# At the start of a line: lists, lines under a heading, rules.
AT_START = re.compile(r"^([-+=])|^(\d{1,9})([.)])")
SPACES = re.compile(r"[ \t\n\r\f\v]+")
# What some programs take for the end of a line.
LINE_ENDS = re.compile("[\x85\u2028\u2029]")


def escaped(text: str) -> str:
    """Return text for the middle of a line; white space runs together, as in HTML."""
    return ANYWHERE.sub(r"\\\g<0>", SPACES.sub(" ", LINE_ENDS.sub(" ", text)))


def at_line_start(line: str) -> str:
    """Return an escaped line so that it starts nothing but a paragraph."""
    return AT_START.sub(lambda match: _start(match), line, count=1)


def _start(match: re.Match) -> str:
    return f"\\{match[1]}" if match[1] else f"{match[2]}\\{match[3]}"


def paragraph(inline: str) -> str:
    """Return inline Markdown, perhaps with hard line breaks, as a paragraph."""
    return "\n".join(at_line_start(line.lstrip(" ")) for line in inline.strip(" ").split("\n"))


def address(url: str) -> str:
    """Return a URL as the target of a link: nothing in it ends the link."""
    quoted = re.sub(r"[\s()<>|\\]", lambda sign: _percent(sign[0]), url)
    return re.sub(r"&(?=#?\w+;)", r"\\&", quoted)


def _percent(sign: str) -> str:
    return "".join(f"%{byte:02X}" for byte in sign.encode())


def fence(code: str, at_least: int) -> str:
    """Return more backticks than the code has in a row."""
    longest = max(map(len, re.findall("`+", code)), default=0)
    return "`" * max(at_least, longest + 1)


def is_space(sign: str) -> bool:
    return not sign or sign.isspace()


def is_punctuation(sign: str) -> bool:
    return bool(sign) and unicodedata.category(sign)[0] in "PS"


def can_open(before: str, after: str) -> bool:
    """Say whether `*` between two signs may begin emphasis (CommonMark 6.2, left-flanking)."""
    quiet = is_space(before) or is_punctuation(before)
    return not is_space(after) and (not is_punctuation(after) or quiet)


def can_close(before: str, after: str) -> bool:
    """Say whether `*` between two signs may end emphasis (right-flanking)."""
    return can_open(after, before)
