"""The meta tags of a page, for search engines and for sites on which it is shared."""

from dataclasses import dataclass, replace

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from frontend.content.pictures import SharePicture
from frontend.content.site import Site
from frontend.content.stories import Category
from frontend.content.story_lists import ListLink
from frontend.lists.story_list import STEP, Listing, Selection
from frontend.markdown.parts import markdown_path
from frontend.page_types.base import Page
from frontend.seo import alternates
from frontend.seo.alternates import Alternate
from frontend.seo.json_script import escaped_json

SHARE_IMAGE_SIZE = (1200, 630)  # pixels, as in `frontend.seo.share_image.drawing`
LARGE = 600  # pixels: a narrower picture is shown small beside the text
COUNTRIES = {"en": "GB"}  # languages whose code differs from the country's


@dataclass(frozen=True)
class Head:
    """The data of the head element. All URLs except those of `alternates` are absolute."""

    url: str
    title: str
    description: str
    type: str
    locale: str
    picture: SharePicture
    alternates: tuple[Alternate, ...]
    linked_data: SafeString

    @property
    def card(self) -> str:
        return "summary_large_image" if self.picture.width >= LARGE else "summary"


def head_of(page: Page, site: Site, listing: Listing | None = None) -> Head:
    """Return the head of a page; for a list, in the state of `listing`."""
    category = listing.category if listing else None
    url, title = page.url, page.head_title
    if listing:
        url, title = page.url + _canonical(listing).query, _title(page, listing)
    picture = share_picture(page, site)
    things = page.schema_org(site, picture, url, title)
    return Head(
        url=url,
        title=title,
        description=page.description or site.tagline,
        type=page.open_graph_type,
        locale=locale(site.language),
        picture=picture,
        alternates=(
            Alternate("text/markdown", markdown_path(page.path)),
            *feeds(page, site, category),
        ),
        linked_data=escaped_json({"@context": "https://schema.org", "@graph": things}),
    )


def _canonical(listing: Listing) -> Selection:
    """Return the state of which another that shows more of the same, or a search, is a variant."""
    return replace(listing.selection, search="", show=STEP)


def _title(page: Page, listing: Listing) -> str:
    chosen = listing.selection
    title = f"{page.title}: {listing.category.name}" if listing.category else page.head_title
    if chosen.year:
        title = f"{title} – {_('from %(year)s') % {'year': chosen.year}}"
    if chosen.page > 1:
        title = f"{title} – {_('page %(number)s') % {'number': chosen.page}}"
    return title


def locale(language: str) -> str:
    """Return a language in the format of Open Graph, with a country: `nl_NL` for `nl`."""
    code, _dash, country = language.partition("-")
    return f"{code}_{(country or COUNTRIES.get(code, code)).upper()}"


def share_picture(page: Page, site: Site) -> SharePicture:
    """Return the picture chosen for the page, or else its generated share image."""
    chosen = chosen_picture(page, site)
    if chosen is None:
        path = alternates.share_image_path(page.path)
        chosen = SharePicture(path, *SHARE_IMAGE_SIZE, page.title, "image/png")
    url = site.absolute(chosen.url)
    return SharePicture(url, chosen.width, chosen.height, chosen.alt, chosen.type)


def chosen_picture(page: Page, site: Site) -> SharePicture | None:
    """Return the picture of the page, or else that of the site, with the URL from the CMS."""
    if page.share_picture is None and not page.draws_share_picture:
        return site.share_picture
    return page.share_picture


def feeds(page: Page, site: Site, category: Category | None) -> tuple[Alternate, ...]:
    """Return the feeds that a page links to: of its lists, and of the chosen category."""
    names = [(each, "", _all_of(each, site)) for each in page.feeds(site)]
    if category:
        names += [(each, category.slug, category.name) for each, _slug, _name in names]
    return tuple(
        Alternate(type, alternates.feed_path(each.path, kind, slug), f"{site.name}: {name}")
        for each, slug, name in names
        for type, kind in ((alternates.ATOM, "atom"), (alternates.JSON_FEED, "json"))
    )


def _all_of(found: ListLink, site: Site) -> str:
    return found.title if site.has_several_lists else found.everything
