"""One small view for each type of page: what to ask of the CMS beside the page itself."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.templatetags.static import static

from frontend import content, story_list
from frontend.client import content_client

CARDS_IN_A_ROW = 3


def show(request: HttpRequest, page: content.Page, *, preview: bool = False) -> HttpResponse:
    """Answer with a page in the template of its type."""
    site = content_client().site()
    context = {
        "site": site,
        "page": page,
        "menu": site.menu_from(page.path),
        "preview": preview,
        **_ASK[type(page)](request, page),
    }
    status = 404 if context.get("missing") else 200
    response = render(request, page.template, context, status=status)
    rules = static("frontend/speculation.speculationrules")
    response.headers["Speculation-Rules"] = f'"{rules}"'
    return response


def home(request: HttpRequest, page: content.Home) -> dict:
    return {"newest": content_client().stories(limit=CARDS_IN_A_ROW).stories}


def index(request: HttpRequest, page: content.StoryIndex) -> dict:
    selection = story_list.Selection.from_query(request.GET)
    listing = story_list.fill(selection, content_client())
    return {"listing": listing, "missing": listing.category_is_unknown}


def story(request: HttpRequest, page: content.Story) -> dict:
    if page.category is None:
        return {"related": ()}
    # One more than there is room for: this story may be among them.
    found = content_client().stories(category_id=page.category.id, limit=CARDS_IN_A_ROW + 1)
    others = [card for card in found.stories if card.path != page.path]
    return {"related": others[:CARDS_IN_A_ROW]}


def info(request: HttpRequest, page: content.InfoPage) -> dict:
    client = content_client()
    siblings = client.info_pages(page.parent_id) if page.parent_id else ()
    # A draft is not among them, and the CMS tells nothing of what is below it.
    is_public = any(link.path == page.path for link in siblings)
    return {"siblings": siblings, "children": client.info_pages(page.id) if is_public else ()}


_ASK = {
    content.Home: home,
    content.StoryIndex: index,
    content.Story: story,
    content.InfoPage: info,
}
