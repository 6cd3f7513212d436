"""The API's JSON, turned into dataclasses. With `body_json` the only place that knows its form.

Each function takes one object of the JSON. One that is not as the API promises raises the
LookupError, TypeError, ValueError or AttributeError that Python meets on the way; the client
makes ContentUnavailable of it. Drafts may lack what a published page must have.
"""

import logging
from datetime import date, datetime

from frontend.api.body_json import read_body, read_button, read_picture
from frontend.content import pages as content
from frontend.content.pictures import SharePicture
from frontend.content.rich_text import clean

logger = logging.getLogger(__name__)
INDEX_TYPE = "cms.StoryIndexPage"
_KINDS = {"cms.StoryPage": "story", "cms.HomePage": "home", INDEX_TYPE: "list"}  # else: a page


def read_version(json: dict) -> int:
    return int(json["version"])


def read_site(json: dict) -> content.Site:
    return content.Site(
        name=json["name"],
        tagline=json["tagline"],
        contact=content.Contact(**{n: json["contact"][n] for n in ("email", "phone", "address")}),
        footer=clean(json["footer"]),
        language=json["language"],
        menu=tuple(map(_menu_entry, json["menu"])),
        # What an earlier release kept on disk has neither.
        root_url=json.get("root_url", ""),
        share_picture=_share_picture(json.get("share_picture")),
    )


def _menu_entry(json: dict) -> content.MenuEntry:
    return content.MenuEntry(
        json["title"], json["html_path"], lists_stories=json["type"] == INDEX_TYPE
    )


def read_categories(json: dict) -> tuple[content.Category, ...]:
    return tuple(map(_category, json["items"]))


def _category(json: dict | None) -> content.Category | None:
    if json is None:
        return None
    return content.Category(json["id"], json["name"], json["slug"], json.get("story_count", 0))


def read_stories(json: dict) -> content.StoryList:
    return content.StoryList(tuple(map(read_card, json["items"])), *_found(json["meta"]))


def _found(meta: dict) -> tuple[int, str]:
    return meta["total_count"], meta.get("corrected") or ""


def read_search(json: dict) -> content.SearchResult:
    return content.SearchResult(tuple(map(_hit, json["items"])), *_found(json["meta"]))


def _hit(json: dict) -> content.Hit:
    meta, match = json["meta"], json["match"]
    return content.Hit(
        kind=_KINDS.get(meta["type"], "page"),
        path=meta["html_path"],
        title=_runs(match["title"]),
        excerpt=_runs(match["text"]),
    )


def _runs(json: list) -> tuple[content.Run, ...]:
    return tuple(content.Run(run["text"], run["hit"]) for run in json)


def read_card(json: dict) -> content.StoryCard:
    return content.StoryCard(
        title=json["title"],
        path=json["meta"]["html_path"],
        excerpt=json["excerpt"],
        category=_category(json["category"]),
        date=_date(json["date"]),
        picture=read_picture(json["thumb"]),
    )


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def read_links(json: dict) -> tuple[content.Link, ...]:
    return tuple(content.Link(item["title"], item["meta"]["html_path"]) for item in json["items"])


def read_addresses(json: dict) -> tuple[content.PageAddress, ...]:
    return tuple(
        content.PageAddress(
            item["meta"]["html_path"], lists_stories=item["meta"]["type"] == INDEX_TYPE
        )
        for item in json["items"]
    )


def read_page_list(json: dict) -> content.PageList:
    pages = tuple(_listed_page(item) for item in json["items"])
    return content.PageList(pages, json["meta"]["total_count"])


def _listed_page(json: dict) -> content.ListedPage:
    meta = json["meta"]
    return content.ListedPage(
        meta["html_path"],
        _moment(meta["last_published_at"]),
        _share_picture(meta["share_picture"]),
        tuple(picture["url"] for picture in json["pictures"]),
        is_alias=meta["alias_of"] is not None,
    )


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _share_picture(json: dict | None) -> SharePicture | None:
    if json is None:
        return None
    return SharePicture(json["url"], json["width"], json["height"], json["alt"], json["type"])


def read_redirect(json: dict) -> content.Redirect:
    return content.Redirect(json["location"], json["is_permanent"])


def read_page(json: dict) -> content.Page | None:
    """Return the page, or None for a type of page that this site has no template for."""
    type_name = json["meta"]["type"]
    if type_name not in _PAGES:
        logger.warning("There is no template for %s (page %s).", type_name, json["id"])
        return None
    return _PAGES[type_name](json, _what_every_page_has(json))


def _what_every_page_has(json: dict) -> dict:
    meta = json["meta"]
    return {
        "id": json["id"],
        "title": json["title"],
        "path": meta["html_path"],
        "url": meta["html_url"],
        "head_title": meta["seo_title"] or json["title"],
        "description": meta["search_description"],
        "ancestors": tuple(content.Link(a["title"], a["html_path"]) for a in meta["ancestors"]),
        "original": meta["alias_of"]["html_path"] if meta["alias_of"] else "",
        "uuid": meta["uuid"],
        "published": _moment(meta["first_published_at"]),
        "changed": _moment(meta["last_published_at"]),
        "share_picture": _share_picture(meta["share_picture"]),
    }


def _home(json: dict, basics: dict) -> content.Home:
    buttons = (read_button(item["value"]) for item in json["calls_to_action"])
    return content.Home(
        **basics | {"description": basics["description"] or json["hero_lead"]},
        headline=json["hero_title"],
        lead=json["hero_lead"],
        picture=read_picture(json["hero_picture"]),
        buttons=tuple(filter(None, buttons)),
        body=read_body(json["body"]),
    )


def _story_index(json: dict, basics: dict) -> content.StoryIndex:
    return content.StoryIndex(
        **basics | {"description": basics["description"] or json["introduction"]},
        introduction=json["introduction"],
    )


def _story(json: dict, basics: dict) -> content.Story:
    return content.Story(
        **basics | {"description": basics["description"] or json["excerpt"]},
        category=_category(json["category"]),
        excerpt=json["excerpt"],
        date=_date(json["date"]),
        picture=read_picture(json["portrait"]),
        body=read_body(json["body"]),
    )


def _info_page(json: dict, basics: dict) -> content.InfoPage:
    parent = json["meta"]["parent"]
    return content.InfoPage(
        **basics, parent_id=parent and parent["id"], body=read_body(json["body"])
    )


_PAGES = {
    "cms.HomePage": _home,
    INDEX_TYPE: _story_index,
    "cms.StoryPage": _story,
    "cms.InfoPage": _info_page,
}
