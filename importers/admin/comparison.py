"""Compare a page with the file of its conflict in two columns, and mark the words that differ."""

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail.models import Page

from importers.compat.wagtail import diff_text
from importers.content.content import Content
from importers.planning.text_diff import content_fields, page_fields

# Comparing word by word takes time that grows with the square of the words.
LONGEST = 20_000  # characters of one paragraph


@dataclass(frozen=True)
class Row:
    """One field, or one paragraph of the text."""

    label: str
    ours: SafeString
    theirs: SafeString
    differs: bool


def compare(page: Page, content: Content) -> list[Row]:
    """Return a row for each field that the page or the file fills, and for each paragraph."""
    ours, theirs = page_fields(page), content_fields(content)
    _name_pictures(ours, theirs, page, content)
    labels = _labels(page)
    rows = []
    for name, lines in theirs.items():
        if name == "body":
            pairs = _aligned(ours[name], lines)
            rows += [
                _row(_("Text, paragraph %(number)s") % {"number": number}, *pair)
                for number, pair in enumerate(pairs, start=1)
            ]
        elif ours[name] or lines:
            rows.append(_row(labels[name], "\n".join(ours[name]), "\n".join(lines)))
    return rows


def _labels(page: Page) -> dict[str, str]:
    labels = {
        field.name: _capitalised(str(field.verbose_name))
        for field in page._meta.get_fields()
        if hasattr(field, "verbose_name")
    }
    return labels | {"thumb": _("Picture"), "thumb_alt": _("What is in the picture")}


def _capitalised(label: str) -> str:
    return label[:1].upper() + label[1:]


def _name_pictures(ours: dict, theirs: dict, page: Page, content: Content) -> None:
    """Replace the hashes of pictures with their names; the same picture has one name on both
    sides."""
    if ours.get("thumb"):
        same = ours["thumb"] == theirs["thumb"]
        ours["thumb"] = [page.thumb.title]
        theirs["thumb"] = ours["thumb"] if same else theirs["thumb"]
        if same:
            return
    if theirs.get("thumb"):
        theirs["thumb"] = [content.fields["thumb"].file.name]


def _aligned(ours: Sequence[str], theirs: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the paragraphs of both sides in pairs; the other side of an unmatched one is empty."""
    matcher = difflib.SequenceMatcher(None, ours, theirs, autojunk=False)
    for _kind, start, end, other_start, other_end in matcher.get_opcodes():
        yield from zip_longest(ours[start:end], theirs[other_start:other_end], fillvalue="")


def _row(label: str, ours: str, theirs: str) -> Row:
    if ours == theirs:
        return Row(label, escape(ours), escape(theirs), differs=False)
    if max(len(ours), len(theirs)) > LONGEST:
        changes = [("deletion", ours), ("addition", theirs)]
    else:
        changes = diff_text(ours, theirs).changes
    return Row(label, _side(changes, "deletion"), _side(changes, "addition"), differs=True)


def _side(changes: Sequence[tuple[str, str]], kind: str) -> SafeString:
    """Return one side as HTML: the words of both sides, and its own in `del` or `ins`."""
    tag = "del" if kind == "deletion" else "ins"
    own = [(which, text) for which, text in changes if which in ("equal", kind)]
    parts = [(_marked(tag, kind, text) if which == kind else escape(text),) for which, text in own]
    return format_html_join("", "{}", parts)


def _marked(tag: str, kind: str, text: str) -> SafeString:
    # The classes are those of Wagtail's own comparisons.
    return format_html('<{0}><span class="{1}">{2}</span></{0}>', tag, kind, text)
