"""Parts of Markdown documents: paragraphs, links, pictures, lists of pages."""

from collections.abc import Callable, Iterable
from urllib.parse import quote

from frontend.content.pages import Link
from frontend.content.pictures import Picture
from frontend.content.site import Site
from frontend.content.stories import StoryCard
from frontend.markdown.escaping import address, escaped, paragraph
from web_address import join_address

DOCUMENT = "index.md"  # the name of a page's Markdown, below its path


def markdown_path(path: str) -> str:
    """Return the path of the Markdown version of the page at a path."""
    return quote(path) + DOCUMENT


def absolute_from(url: str) -> Callable[[str], str]:
    """Return a function that makes addresses on the page at `url` absolute."""

    def absolute(href: str) -> str:
        whole = join_address(url, href)
        return href if whole is None else whole

    return absolute


def joined(parts: Iterable[str]) -> str:
    """Return paragraphs separated by blank lines, without empty ones."""
    return "\n\n".join(part for part in parts if part)


def plain(text: str) -> str:
    """Return plain text as a paragraph."""
    return paragraph(escaped(text))


def link(label: str, url: str) -> str:
    return f"[{escaped(label).strip()}]({address(url)})"


def picture_link(picture: Picture | None, absolute: Callable[[str], str]) -> str:
    return f"!{link(picture.alt, absolute(picture.url))}" if picture else ""


def entries(links: Iterable[Link | StoryCard], site: Site) -> str:
    """Return a list of links to pages, each with its summary, if any."""
    lines = []
    for item in links:
        summary = item.excerpt if isinstance(item, StoryCard) else ""
        about = f": {escaped(summary).strip()}" if summary else ""
        lines.append(f"- {link(item.title, site.absolute(markdown_path(item.path)))}{about}")
    return "\n".join(lines)
