"""The blocks of a body as Markdown: a function for each type."""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urljoin

from django.utils.html import escape
from django.utils.translation import gettext as _

from frontend.content import blocks
from frontend.content.pictures import Picture
from frontend.seo.markdown.escaping import address, escaped, paragraph
from frontend.seo.markdown.rich_text import fenced, line_of, markdown_of, quoted


@dataclass(frozen=True)
class Whole:
    """Makes addresses on a page absolute."""

    url: str

    def __call__(self, href: str) -> str:
        try:
            return urljoin(self.url, href)
        except ValueError:  # an address that is none stays as it was written
            return href


def body_markdown(body: blocks.Body, url: str) -> str:
    """Return the body of the page at `url`."""
    whole = Whole(url)
    return joined(_WRITE[type(block)](block, whole) for block in body.blocks)


def joined(parts) -> str:
    return "\n\n".join(part for part in parts if part)


def link(label: str, url: str) -> str:
    return f"[{escaped(label).strip()}]({address(url)})"


def picture(found: Picture | None, whole: Callable[[str], str]) -> str:
    return f"!{link(found.alt, whole(found.url))}" if found else ""


def plain(text: str) -> str:
    return paragraph(escaped(text))


def _text(block: blocks.Text, whole: Whole) -> str:
    return markdown_of(block.html, whole)


def _figure(block: blocks.Figure, whole: Whole) -> str:
    return joined([picture(block.picture, whole), plain(block.caption)])


def _quote(block: blocks.Quote, whole: Whole) -> str:
    return quoted(joined([markdown_of(block.html, whole), plain(block.attribution)]))


def _call_to_action(block: blocks.CallToAction, whole: Whole) -> str:
    return joined([markdown_of(block.html, whole), button(block.button, whole)])


def button(found: blocks.Button | None, whole: Whole) -> str:
    return link(found.label, whole(found.href)) if found else ""


def _person_card(block: blocks.PersonCard, whole: Whole) -> str:
    facts = [(_("Since"), block.since), (_("Hobbies"), block.hobbies)]
    lines = [f"- {escaped(name)}: {escaped(fact).strip()}" for name, fact in facts if fact]
    name = markdown_of(f"<p><strong>{escape(block.name)}</strong></p>", whole)
    return joined([picture(block.picture, whole), name, "\n".join(lines)])


def _table(block: blocks.Table, whole: Whole) -> str:
    if not block.headings:
        return plain(block.caption)
    rows = [
        [escaped(heading).strip() for heading in block.headings],
        ["---"] * len(block.headings),
        *([line_of(cell, whole) for cell in row] for row in block.rows),
    ]
    return joined([plain(block.caption), "\n".join(map(_row, rows))])


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _video(block: blocks.Video, whole: Whole) -> str:
    watch = _("Watch the video on %(host)s") % {"host": block.host}
    return f"{link(block.title, block.url)} {escaped(watch)}"


def _code(block: blocks.Code, whole: Whole) -> str:
    return fenced(block.code, block.language)


_WRITE = {
    blocks.Text: _text,
    blocks.Figure: _figure,
    blocks.Quote: _quote,
    blocks.CallToAction: _call_to_action,
    blocks.PersonCard: _person_card,
    blocks.Table: _table,
    blocks.Video: _video,
    blocks.Code: _code,
}
