"""What the head of a page says to search engines and to sites on which the page is shared."""

from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from frontend.content import pages
from frontend.content.pictures import SharePicture
from frontend.lists.story_list import Listing, Selection
from frontend.seo import alternates
from frontend.seo.alternates import Face
from frontend.seo.json_ld import graph_of
from frontend.seo.json_script import escaped_json

DRAWN_SIZE = (1200, 630)  # pixels, as `frontend.seo.share_image.drawing` makes them
LARGE = 600  # pixels: below it, a picture is shown small beside the words
COUNTRIES = {"en": "GB"}  # where the language is not the country's code as well


@dataclass(frozen=True)
class Head:
    """All addresses but those of `faces` are absolute."""

    url: str
    title: str
    description: str
    type: str
    locale: str
    picture: SharePicture
    faces: tuple[Face, ...]
    linked_data: SafeString

    @property
    def card(self) -> str:
        return "summary_large_image" if self.picture.width >= LARGE else "summary"


def head_of(page: pages.Page, site: pages.Site, listing: Listing | None = None) -> Head:
    """Return the head of a page; of a list, in the state that `listing` is."""
    category = listing.category if listing else None
    url = page.url + Selection(category=category.slug).query if category else page.url
    title = f"{page.title}: {category.name}" if category else page.head_title
    picture = share_picture(page, site)
    return Head(
        url=url,
        title=title,
        description=page.description or site.tagline,
        type="article" if isinstance(page, pages.Story) else "website",
        locale=locale(site.language),
        picture=picture,
        faces=(
            Face("text/markdown", alternates.markdown_path(page.path)),
            *feeds(page, site, category),
        ),
        linked_data=escaped_json(graph_of(page, site, picture, url, title)),
    )


def locale(language: str) -> str:
    """Return a language as Open Graph writes it, with a country: `nl` is `nl_NL`."""
    code, _dash, country = language.partition("-")
    return f"{code}_{(country or COUNTRIES.get(code, code)).upper()}"


def share_picture(page: pages.Page, site: pages.Site) -> SharePicture:
    """Return the page's picture, else the site's, else one that is drawn; always for a story."""
    chosen = chosen_picture(page, site)
    if chosen is None:
        path = alternates.picture_path(page.path)
        chosen = SharePicture(path, *DRAWN_SIZE, page.title, "image/png")
    url = alternates.absolute(chosen.url, site.root_url)
    return SharePicture(url, chosen.width, chosen.height, chosen.alt, chosen.type)


def chosen_picture(page: pages.Page, site: pages.Site) -> SharePicture | None:
    """Return the page's picture, else the site's, with its address as the CMS tells it."""
    if page.share_picture is None and not isinstance(page, pages.Story):
        return site.share_picture
    return page.share_picture


def feeds(page: pages.Page, site: pages.Site, category: pages.Category | None) -> tuple[Face, ...]:
    """Return the feeds that go with a page: all stories, and the chosen category's."""
    index = page.path if isinstance(page, pages.StoryIndex) else site.stories_path
    if not index or not isinstance(page, pages.StoryIndex | pages.Home):
        return ()
    names = [("", _("All stories"))]
    if category:
        names.append((category.slug, category.name))
    return tuple(
        Face(type, alternates.feed_path(index, kind, slug), f"{site.name}: {name}")
        for slug, name in names
        for type, kind in ((alternates.ATOM, "atom"), (alternates.JSON_FEED, "json"))
    )
