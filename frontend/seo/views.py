"""Views for other programs: sitemap, feeds, Markdown, share images, icons."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.utils.encoding import iri_to_uri
from django.views.decorators.cache import never_cache

from frontend.api.client import content_client
from frontend.lists.story_list import Selection
from frontend.page_types.base import Page
from frontend.page_types.find import find_page
from frontend.page_types.story_index import StoryIndex
from frontend.seo import alternates, icons, sitemap
from frontend.seo.feeds import feeds
from frontend.seo.feeds.elsewhere import redirect_to_feed
from frontend.seo.llms_txt import llms
from frontend.seo.markdown import markdown_response
from frontend.seo.robots_txt import robots
from frontend.seo.security_txt import security
from frontend.seo.share_image import image
from frontend.web.decorators import View, public, reads_content
from frontend.web.errors import missing, not_found
from frontend.web.redirects import redirect_for

XML = "application/xml; charset=utf-8"
FEEDS = {
    "atom": (feeds.atom, alternates.ATOM),
    "rss": (feeds.rss, alternates.RSS),
    "json": (feeds.json_feed, alternates.JSON_FEED),
}


def machine_readable(view: Callable[..., HttpResponse | None]) -> View:
    """Decorator for public views that ignore the query.

    If the view returns None, the response is a redirect that staff set, or else a 404, or a 410 for
    a page that was taken off the site.
    """

    @reads_content
    @public
    @wraps(view)
    def answer(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        path = kwargs.get("path")
        if request.GET and Selection.from_query(request.GET, content_client().words()).query:
            return HttpResponsePermanentRedirect(iri_to_uri(request.path))
        return (
            view(request, **kwargs)
            or redirect_for(request)
            or redirect_to_feed(request)
            or (missing(request, f"/{path}") if path else not_found(request))
        )

    return answer


def alternate_of_page(view: Callable[..., HttpResponse | None]) -> View:
    """Decorator for alternates: passes the page, and redirects from aliases to the source page."""

    @machine_readable
    @wraps(view)
    def answer(request: HttpRequest, path: str, **kwargs: Any) -> HttpResponse | None:
        path = f"/{path}"
        page = find_page(content_client(), path)
        if page is None:
            return None
        home = page.original or page.path
        if home != path:
            name = request.path.rpartition("/")[2]
            return HttpResponsePermanentRedirect(iri_to_uri(home + name))
        return view(page, **kwargs)

    return answer


@machine_readable
def robots_txt(request: HttpRequest) -> HttpResponse:
    text = robots(content_client().site())
    return HttpResponse(text, content_type="text/plain; charset=utf-8")


@reads_content
@never_cache
def security_txt(request: HttpRequest) -> HttpResponse:
    text = security(content_client().known_site())
    if text is None:
        return not_found(request)
    return HttpResponse(text, content_type="text/plain; charset=utf-8")


@machine_readable
def whole_sitemap(request: HttpRequest) -> HttpResponse:
    """Return the sitemap, or the index of its parts."""
    client = content_client()
    count = sitemap.parts(client)
    body = sitemap.sitemap(client) if count == 1 else sitemap.index(client, count)
    return HttpResponse(body, content_type=XML)


@machine_readable
def part_of_sitemap(request: HttpRequest, part: int) -> HttpResponse | None:
    client = content_client()
    if not 1 <= part <= sitemap.parts(client):
        return None
    return HttpResponse(sitemap.sitemap(client, part), content_type=XML)


@alternate_of_page
def share_picture(page: Page) -> HttpResponse:
    client = content_client()
    picture = image.share_image_of(page, client.site(), client.icon())
    return HttpResponse(picture, content_type="image/png")


@alternate_of_page
def feed(page: Page, kind: str, category: str | None = None) -> HttpResponse | None:
    """Return the feed of a story list, of all stories or of a category."""
    if not isinstance(page, StoryIndex):
        return None
    found = feeds.read_feed(content_client(), page, category or "")
    if found is None:
        return None
    write, content_type = FEEDS[kind]
    return HttpResponse(write(found), content_type=f"{content_type}; charset=utf-8")


@alternate_of_page
def markdown(page: Page) -> HttpResponse:
    return markdown_response(page, content_client())


@machine_readable
def llms_txt(request: HttpRequest) -> HttpResponse:
    text = llms(content_client())
    return HttpResponse(text, content_type="text/plain; charset=utf-8")


@machine_readable
def manifest(request: HttpRequest) -> HttpResponse:
    body = icons.manifest(content_client().site())
    return HttpResponse(body, content_type="application/manifest+json")
