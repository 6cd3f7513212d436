"""The style page: all blocks, components and states of the site on one page, for designers.

At `/_stijl/`, only if DEBUG is on. Its samples are processed like all content: JSON, dataclasses,
the templates of the pages.
"""

import json
from pathlib import Path
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.views.decorators.http import require_safe

from frontend.blocks.body import Body
from frontend.content.pages import Link
from frontend.content.site import Site
from frontend.content.stories import Category, StoryCard, StoryList
from frontend.content.story_lists import NOUNS, STORIES
from frontend.lists.story_list import Listing, Selection, chips

SAMPLES = Path(__file__).with_name("style_page.json")
COLOURS = (
    *("paper", "surface", "quiet", "tinted", "line", "control", "ink", "muted"),
    *("head", "link", "link-strong", "brand", "accent", "highlight", "warm", "focus"),
)
PICTURES = {"portrait": (640, 800), "street": (1200, 800)}


@require_safe
def style_page(request: HttpRequest) -> HttpResponse:
    samples = json.loads(SAMPLES.read_text(), object_hook=_with_picture)
    site = Site.from_json(samples["site"])
    navigation = site.navigation(request.path)
    menu = navigation["menu"]
    stories = [StoryCard.from_json(_card(each)) for each in samples["stories"]]
    context = {
        "site": site,
        **navigation,
        "page": {
            "title": "Style page",
            "path": request.path,
            "ancestors": (Link("Home", "/"), Link("Verhalen", "/_stijl/verhalen/")),
            "body": Body.from_json(samples["body"]),
            "art": 1,
        },
        "colours": COLOURS,
        "stories": stories,
        "listing": _listing(Selection(category="ervaringen")),
        "nothing": _listing(Selection(search="zwaartekracht")),
        "siblings": menu,
        "previous": menu[0],
        "next": menu[2],
        "children": (Link("Veelgestelde vragen", "/_stijl/vragen/"),),
    }
    return render(request, "frontend/style_page.html", context)


def _with_picture(item: dict[str, Any]) -> dict[str, Any]:
    """Return a JSON object in which names of pictures are replaced with their full data."""
    return {
        key: _picture(value) if isinstance(value, str) and value in PICTURES else value
        for key, value in item.items()
    }


def _picture(name: str) -> dict[str, Any]:
    width, height = PICTURES[name]
    source = {"type": "image/svg+xml", "url": static(f"frontend/style/{name}.svg"), "width": width}
    return {"alt": "", "width": width, "height": height, "sources": [source]}


def _card(sample: dict[str, Any]) -> dict[str, Any]:
    """Return a sample as the API gives a card; what the sample leaves out is empty."""
    asked = dict.fromkeys(StoryCard.api_fields.split(","), "")
    category = {"id": 1, "name": sample["category"], "slug": "x"}
    return asked | sample | {"meta": {"html_path": "/_stijl/"}, "category": category}


def _listing(selection: Selection) -> Listing:
    all_of_them = Category(1, "Ervaringen", "ervaringen", 12), Category(2, "Vrijwilligers", "v", 15)
    chosen = all_of_them[0] if selection.category else None
    return Listing(
        selection, chosen, chips(all_of_them, selection), StoryList((), 0), NOUNS[STORIES]
    )
