"""One small view for each type of page: what to ask of the CMS beside the page itself."""

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect, QueryDict
from django.shortcuts import render
from django.templatetags.static import static

from frontend.api.client import content_client
from frontend.content import pages
from frontend.lists import site_search as site_search
from frontend.lists import story_list
from frontend.seo.meta_tags import head_of

CARDS_IN_A_ROW = 3


def show(request: HttpRequest, page: pages.Page) -> HttpResponse:
    """Answer with a page in the template of its type."""
    return with_rules(render_page(request, page, _ASK[type(page)](request, page)))


def show_draft(request: HttpRequest, page: pages.Page, more: dict) -> HttpResponse:
    """Answer with a draft, and what a preview has more. Nothing is fetched before it is asked."""
    return render_page(request, page, _ASK[type(page)](request, page) | more)


def render_page(request: HttpRequest, page: pages.Page, details: dict) -> HttpResponse:
    """Answer with a page whose type has these details."""
    site = content_client().site()
    context = {
        "site": site,
        "page": page,
        "menu": site.menu_from(page.path),
        "head": head_of(page, site, details.get("listing")),
        **details,
    }
    status = 404 if details.get("missing") else 200
    return render(request, page.template, context, status=status)


def with_rules(response: HttpResponse) -> HttpResponse:
    """Let browsers fetch what a visitor points at."""
    rules = static("frontend/speculation.speculationrules")
    response.headers["Speculation-Rules"] = f'"{rules}"'
    return response


def search(request: HttpRequest) -> HttpResponse:
    """Answer with what was found in the whole site."""
    chosen = story_list.Selection.from_query(request.GET)
    selection = site_search.selection(chosen)
    if (request.path, chosen) != (site_search.PATH, selection):
        return HttpResponsePermanentRedirect(site_search.PATH + selection.query)
    client = content_client()
    site = client.site()
    context = {
        "site": site,
        "menu": site.menu_from(site_search.PATH),
        "results": site_search.fill(selection, client),
        "is_search_page": True,
    }
    return with_rules(render(request, "frontend/search.html", context))


def takes(page: pages.Page, query: QueryDict) -> bool:
    """Say whether a page shows something else for this query, if there is one: only lists do.

    Parts of a query that the site does not know say nothing.
    """
    return isinstance(page, pages.StoryIndex) or not story_list.Selection.from_query(query).query


def home(request: HttpRequest, page: pages.Home) -> dict:
    return {"newest": content_client().stories(limit=CARDS_IN_A_ROW).stories}


def index(request: HttpRequest, page: pages.StoryIndex) -> dict:
    selection = story_list.Selection.from_query(request.GET)
    listing = story_list.fill(selection, content_client())
    return {"listing": listing, "missing": listing.category_is_unknown}


def story(request: HttpRequest, page: pages.Story) -> dict:
    if page.category is None:
        return {"related": ()}
    # One more than there is room for: this story may be among them.
    found = content_client().stories(category_id=page.category.id, limit=CARDS_IN_A_ROW + 1)
    others = [card for card in found.stories if card.path != page.path]
    return {"related": others[:CARDS_IN_A_ROW]}


def info(request: HttpRequest, page: pages.InfoPage) -> dict:
    client = content_client()
    siblings = client.info_pages(page.parent_id) if page.parent_id else ()
    # A draft is not among them, and the CMS tells nothing of what is below it.
    at = next((n for n, link in enumerate(siblings) if link.path == page.path), None)
    if at is None:
        return {"siblings": siblings, "children": ()}
    return {
        "siblings": siblings,
        "children": client.info_pages(page.id),
        "previous": siblings[at - 1] if at else None,
        "next": siblings[at + 1] if at + 1 < len(siblings) else None,
    }


_ASK = {
    pages.Home: home,
    pages.StoryIndex: index,
    pages.Story: story,
    pages.InfoPage: info,
}
