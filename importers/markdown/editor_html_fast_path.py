"""Recognise rich text that the editor saves unchanged, without running its converter.

The converter takes a third of an import's time, and most texts are plain: paragraphs, headings and
flat lists of words with single spaces, emphasis and links. For texts of that form the result is
known; `test_editor_html.py` compares thousands of them with the converter. All others go through
the converter.
"""

import re
from functools import cache

# Words with single spaces between them; other white space is for the converter.
OTHER_SPACE = r"\x00-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
RUN = rf"(?>(?:[^<>&{OTHER_SPACE}]++|&(?:amp|lt|gt);)+)"
WORDS = rf"(?! ){RUN}(?<! )"
# A scheme that Wagtail allows, or none.
CHARACTER = r"[A-Za-z0-9/?#@!$*+(),;=._~%-]"
ADDRESS = rf"(?>(?:(?:https?|mailto|tel):)?){CHARACTER}++"
STYLES = {
    "bold": "b",
    "italic": "i",
    "code": "code",
    "strikethrough": "s",
    "superscript": "sup",
    "subscript": "sub",
}
HEADINGS = ("h2", "h3", "h4")
LISTS = ("ul", "ol")
STYLE, BLOCK = "(?:b|i|code|s|sup|sub|a)", "(?:p|h2|h3|h4|li)"
# A space or a line break at the edge of a block, a space beside a break, two elements side by
# side, two lists in a row: of these the editor may make something else.
CLASH = re.compile(
    rf"(?<= )<(?:/{BLOCK}|br/)>|<{BLOCK}>(?: |<br/>)|<br/>(?: |</{BLOCK}>)"
    rf"|</{STYLE}> ?<{STYLE}[ >]|</[uo]l><[uo]l>"
)


def is_stable(html: str, features: tuple[str, ...]) -> bool:
    """Return True if the editor is known to save `html` unchanged."""
    if "  " in html or CLASH.search(html):
        return False
    return _form(features).fullmatch(html) is not None


@cache
def _form(features: tuple[str, ...]) -> re.Pattern:
    tags = [tag for feature, tag in STYLES.items() if feature in features]
    pieces = [RUN, "<br/>", *(f"<{tag}>{WORDS}</{tag}>" for tag in tags)]
    if "link" in features:
        pieces.append(f'<a href="{ADDRESS}">{WORDS}</a>')
    inside = f"(?>(?:{'|'.join(pieces)})+)"
    blocks = [f"<{tag}>{inside}</{tag}>" for tag in ("p", *HEADINGS) if tag in ("p", *features)]
    blocks += [f"<{tag}>(?>(?:<li>{inside}</li>)+)</{tag}>" for tag in LISTS if tag in features]
    return re.compile(f"(?>(?:{'|'.join(blocks)})+)")
