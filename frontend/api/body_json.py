"""The JSON of a body, turned into blocks. See `api_json` for what happens to odd JSON."""

import logging
from dataclasses import replace

from frontend.content import blocks
from frontend.content.pictures import Picture, Source
from frontend.content.rich_text import Outline, clean, safe_href

logger = logging.getLogger(__name__)


def read_body(json: list) -> blocks.Body:
    """Return the blocks that this site knows and that have something to show."""
    outline = Outline()
    found = []
    for item in json:
        read = _BLOCKS.get(item["type"])
        if read is None:
            logger.warning("There is no template for a block of type %s.", item["type"])
            continue
        block = read(item["value"])
        if isinstance(block, blocks.Text | blocks.CallToAction):
            block = replace(block, html=outline.place(block.html))
        if block is not None:
            found.append(replace(block, id=item.get("id") or ""))
    return blocks.Body(tuple(found), tuple(outline.headings))


def read_picture(json: dict | None) -> Picture | None:
    """Return None too while the CMS is still making the sizes."""
    if not json or not json["sources"]:
        return None
    types: dict[str, list] = {}
    for source in json["sources"]:
        types.setdefault(source["type"], []).append((source["url"], source["width"]))
    sources = tuple(Source(type, tuple(files)) for type, files in types.items())
    return Picture(json["alt"], json["width"], json["height"], sources)


def read_button(json: dict) -> blocks.Button | None:
    """Return None for a button without words or without a place to lead to."""
    label, href = json["label"], safe_href(json["href"] or "")
    return blocks.Button(label, href) if label and href else None


def _text(html: str) -> blocks.Text:
    return blocks.Text(clean(html))


def _figure(json: dict) -> blocks.Figure | None:
    picture = read_picture(json["picture"])
    return picture and blocks.Figure(picture, json["caption"] or "")


def _quote(json: dict) -> blocks.Quote:
    return blocks.Quote(clean(json["quote"]), json["attribution"] or "")


def _call_to_action(json: dict) -> blocks.CallToAction:
    return blocks.CallToAction(clean(json["text"]), read_button(json["button"]))


def _person_card(json: dict) -> blocks.PersonCard:
    return blocks.PersonCard(
        name=json["name"] or "",
        picture=read_picture(json["picture"]),
        since=json["starting_date"] or "",
        hobbies=json["hobbies"] or "",
    )


def _table(json: dict) -> blocks.Table:
    return blocks.Table(
        caption=json["caption"] or "",
        headings=tuple(column["heading"] or "" for column in json["columns"]),
        rows=tuple(tuple(map(clean, row["values"])) for row in json["rows"]),
    )


def _video(json: dict) -> blocks.Video | None:
    url = safe_href(json["url"] or "")
    if not url.startswith(("http://", "https://")):
        return None
    return blocks.Video(json["title"] or url, url)


def _code(json: dict) -> blocks.Code:
    return blocks.Code(json["code"] or "", json["language"] or "")


_BLOCKS = {
    "text": _text,
    "picture": _figure,
    "quote": _quote,
    "call_to_action": _call_to_action,
    "person_card": _person_card,
    "table": _table,
    "embed": _video,
    "code": _code,
}
