"""Each type of page as a Markdown document with front matter."""

import json
from collections.abc import Iterable

from django.utils.translation import gettext as _

from frontend.api.client import ContentClient
from frontend.content import pages
from frontend.lists.story_list import MOST
from frontend.seo.alternates import absolute, markdown_path
from frontend.seo.dates import published
from frontend.seo.markdown.body import Whole, body_markdown, button, joined, link, picture, plain
from frontend.seo.markdown.escaping import LINE_ENDS, escaped
from frontend.seo.xml_text import printable


def page_markdown(page: pages.Page, client: ContentClient) -> str:
    """Return the document. Lists of other pages lead to their Markdown."""
    site = client.site()
    heading = page.headline if isinstance(page, pages.Home) else page.title
    parts = _INSIDE[type(page)](page, site, client)
    whole = joined([front_matter(page, site), f"# {escaped(heading).strip()}", *parts])
    return printable(whole) + "\n"


def front_matter(page: pages.Page, site: pages.Site) -> str:
    """Return what is known of the page as YAML: texts in the form of JSON are YAML too."""
    category = page.category if isinstance(page, pages.Story) else None
    known = {
        "title": page.head_title,
        "description": page.description or site.tagline,
        "date": published(page),
        "url": page.url,
        "category": category and category.name,
    }
    lines = [f"{name}: {_yaml(value)}" for name, value in known.items() if value]
    return "\n".join(["---", *lines, "---"])


def _yaml(text: str) -> str:
    return json.dumps(LINE_ENDS.sub(" ", printable(text)), ensure_ascii=False)


def entries(links: Iterable[pages.Link | pages.StoryCard], site: pages.Site) -> str:
    """Return a list of pages, each with its summary where there is one."""
    lines = []
    for found in links:
        address = absolute(markdown_path(found.path), site.root_url)
        summary = found.excerpt if isinstance(found, pages.StoryCard) else ""
        about = f": {escaped(summary).strip()}" if summary else ""
        lines.append(f"- {link(found.title, address)}{about}")
    return "\n".join(lines)


def _home(page: pages.Home, site: pages.Site, client: ContentClient) -> list[str]:
    whole = Whole(page.url)
    newest = entries(client.stories(limit=3).stories, site)
    return [
        plain(page.lead),
        picture(page.picture, whole),
        *(button(found, whole) for found in page.buttons),
        joined([f"## {escaped(_('New stories'))}", newest]) if newest else "",
        body_markdown(page.body, page.url),
    ]


def _story_index(page: pages.StoryIndex, site: pages.Site, client: ContentClient) -> list[str]:
    return [plain(page.introduction), entries(client.stories(limit=MOST).stories, site)]


def _story(page: pages.Story, site: pages.Site, client: ContentClient) -> list[str]:
    shown = picture(page.picture, Whole(page.url))
    return [plain(page.excerpt), shown, body_markdown(page.body, page.url)]


def _info(page: pages.InfoPage, site: pages.Site, client: ContentClient) -> list[str]:
    children = client.info_pages(page.id) if page.id else ()
    return [body_markdown(page.body, page.url), entries(children, site)]


_INSIDE = {
    pages.Home: _home,
    pages.StoryIndex: _story_index,
    pages.Story: _story,
    pages.InfoPage: _info,
}
