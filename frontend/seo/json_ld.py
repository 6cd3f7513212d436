"""What a page is in the words of schema.org: JSON-LD, for search engines."""

from django.utils.translation import gettext as _

from frontend.content import pages
from frontend.content.pictures import SharePicture
from frontend.seo.alternates import absolute
from frontend.seo.dates import published


def graph_of(
    page: pages.Page, site: pages.Site, picture: SharePicture, url: str, title: str
) -> dict:
    """Return the graph of a page: the thing itself, and the way to it from the home page."""
    things = _THINGS[type(page)](page, site, picture, url, title)
    trail = [] if isinstance(page, pages.Home) else [_trail(page, site)]
    return {"@context": "https://schema.org", "@graph": [*things, *trail]}


def _home(page: pages.Home, site: pages.Site, picture: SharePicture, url, title) -> list[dict]:
    contact = {"email": site.contact.email, "telephone": site.contact.phone}
    contact["address"] = ", ".join(site.contact.address.split("\n"))
    organization = {
        **_organization(site),
        "description": site.tagline,
        "logo": absolute("/apple-touch-icon.png", site.root_url),
        **contact,
    }
    website = {
        "@type": "WebSite",
        "@id": f"{site.root_url}/#site",
        "name": site.name,
        "url": url,
        "inLanguage": site.language,
        "publisher": {"@id": _organization_id(site)},
    }
    return [{name: value for name, value in organization.items() if value}, website]


def _story(page: pages.Story, site: pages.Site, picture: SharePicture, url, _title):
    story = {
        "@type": "Article",
        "headline": page.title,
        "description": page.description,
        "url": url,
        "mainEntityOfPage": url,
        "datePublished": published(page),
        "dateModified": page.changed and page.changed.isoformat(timespec="seconds"),
        "articleSection": page.category and page.category.name,
        "inLanguage": site.language,
        "image": {
            "@type": "ImageObject",
            "url": picture.url,
            "width": picture.width,
            "height": picture.height,
        },
        "author": _organization(site),
        "publisher": {"@id": _organization_id(site)},
    }
    return [{name: value for name, value in story.items() if value}]


def _web_page(page: pages.Page, site: pages.Site, picture: SharePicture, url, title):
    kind = "CollectionPage" if isinstance(page, pages.StoryIndex) else "WebPage"
    found = {
        "@type": kind,
        "name": title,
        "description": page.description,
        "url": url,
        "dateModified": page.changed and page.changed.isoformat(timespec="seconds"),
        "inLanguage": site.language,
        "publisher": _organization(site),
    }
    return [{name: value for name, value in found.items() if value}]


def _trail(page: pages.Page, site: pages.Site) -> dict:
    steps = [
        (_("Home") if link.path == "/" else link.title, absolute(link.path, site.root_url))
        for link in page.ancestors
    ]
    steps.append((page.title, page.url))
    items = [
        {"@type": "ListItem", "position": place, "name": name, "item": url}
        for place, (name, url) in enumerate(steps, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def _organization(site: pages.Site) -> dict:
    return {
        "@type": "Organization",
        "@id": _organization_id(site),
        "name": site.name,
        "url": f"{site.root_url}/",
    }


def _organization_id(site: pages.Site) -> str:
    return f"{site.root_url}/#organization"


_THINGS = {
    pages.Home: _home,
    pages.StoryIndex: _web_page,
    pages.Story: _story,
    pages.InfoPage: _web_page,
}
