"""Normalise rich text to exactly the form in which the editor saves it.

Wagtail does not sanitise rich text that code stores, and its editor damages some correct HTML at
the first save. HTML that the editor's own converter returns is safe, does not change when staff
open and save the page, and can be compared later: an untouched page shows no difference.
"""

import re
from functools import cache

from importers.compat.wagtail import Editor
from importers.markdown.editor_html_fast_path import is_stable

BLOCK_KEY = re.compile(r'(<\w+) data-block-key="[^"]*"')
BETWEEN_BLOCKS = re.compile(r"(?:(?<=</p>)|(?<=</h[2-4]>))(?=<(?:p|h[2-4])>)")
TAG = re.compile(r"<[^>]*>")
# A space after italics moves out of them at the second save only; more has not been seen.
MOST_SAVES = 5


def editor_form(html: str, features: tuple[str, ...]) -> str:
    """Return `html` after as many saves in the editor as change it."""
    if is_stable(html, features):
        return html
    # The converter's time grows with the square of the paragraphs, which do not touch each other.
    return "".join(_stable(part, features) for part in BETWEEN_BLOCKS.split(html))


def _stable(html: str, features: tuple[str, ...]) -> str:
    if is_stable(html, features):
        return html
    for _ in range(MOST_SAVES):
        saved = without_block_keys(save_in_editor(html, features))
        if saved == html:
            break
        html = saved
    return html


def without_block_keys(html: str) -> str:
    """Return `html` without the keys that the editor gives to each paragraph."""
    return BLOCK_KEY.sub(r"\1", html) if "data-block-key" in html else html


def words(html: str) -> str:
    """Return the text of `html` with single spaces, still escaped, to check that no word is
    lost."""
    return " ".join(TAG.sub(" ", html).split())


def save_in_editor(html: str, features: tuple[str, ...]) -> str:
    """Return what is stored after staff open and save `html`, with new keys for its paragraphs."""
    converter = _converter(features)
    return converter.to_database_format(converter.from_database_format(html))


@cache
def _converter(features: tuple[str, ...]) -> Editor:
    return Editor(list(features))
