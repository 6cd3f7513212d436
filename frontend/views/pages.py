"""Render pages of the CMS, and the site search."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect, QueryDict
from django.shortcuts import render
from django.templatetags.static import static
from django.utils.cache import patch_vary_headers
from django.utils.encoding import iri_to_uri

from frontend.api.client import content_client
from frontend.cache.media_types import prefers_markdown
from frontend.content.search import Hit
from frontend.content.site import Site
from frontend.lists import site_search
from frontend.lists.story_list import Selection
from frontend.markdown.parts import markdown_path
from frontend.page_types.base import Page
from frontend.page_types.find import label_of
from frontend.seo.markdown import markdown_response
from frontend.seo.meta_tags import head_of


def show(request: HttpRequest, page: Page) -> HttpResponse:
    """Return the response for a page."""
    return with_speculation_rules(render_page(request, page, _details(request, page)))


def show_as_preferred(request: HttpRequest, page: Page) -> HttpResponse:
    """Return the page as HTML, or as Markdown if the client prefers it.

    A state of a list has no Markdown.
    """
    client = content_client()
    if Selection.from_query(request.GET, client.words()).query:
        return show(request, page)
    if prefers_markdown(request.headers.get("Accept", "")):
        response = markdown_response(page, client)
        response.headers["Content-Location"] = iri_to_uri(markdown_path(page.path))
    else:
        response = show(request, page)
    patch_vary_headers(response, ["Accept"])
    return response


def show_draft(request: HttpRequest, page: Page, more: dict[str, Any]) -> HttpResponse:
    """Return the response for a draft with additional context, without speculation rules."""
    return render_page(request, page, _details(request, page) | more)


def _details(request: HttpRequest, page: Page) -> dict[str, Any]:
    return page.details(content_client(), request.GET)


def render_page(request: HttpRequest, page: Page, details: dict[str, Any]) -> HttpResponse:
    """Render a page with the template and the related content (`details`) of its type."""
    site = content_client().site()
    context = {
        "site": site,
        "page": page,
        **site.navigation(page.path),
        "head": head_of(page, site, details.get("listing")),
        **details,
    }
    status = 404 if details.get("missing") else 200
    return render(request, page.template, context, status=status)


def with_speculation_rules(response: HttpResponse) -> HttpResponse:
    """Let browsers prefetch the links that a visitor points at."""
    rules = static("frontend/speculation.speculationrules")
    response.headers["Speculation-Rules"] = f'"{rules}"'
    return response


def search(request: HttpRequest) -> HttpResponse:
    """Return the response for a search of the whole site."""
    client = content_client()
    site = client.site()
    path = site.words.search_path
    chosen = Selection.from_query(request.GET, site.words)
    selection = site_search.selection(chosen)
    if (request.path, chosen) != (path, selection):
        return HttpResponsePermanentRedirect(path + selection.query)
    results = site_search.fill(selection, client)
    context = {
        "site": site,
        **site.navigation(path),
        "results": results,
        "hits": [(_label(hit, site), hit) for hit in results.result.hits],
        "is_search_page": True,
    }
    return with_speculation_rules(render(request, "frontend/search.html", context))


def _label(hit: Hit, site: Site) -> str:
    """Return what a page is: the title of its list for a story, if there are several lists."""
    found = site.list_above(hit.path) if site.has_several_lists else None
    return found.title if found else label_of(hit.type)


def accepts_query(page: Page, query: QueryDict) -> bool:
    """Return True if the page depends on the query, or the query has no known parameters."""
    words = content_client().words()
    return page.has_states or not Selection.from_query(query, words).query
