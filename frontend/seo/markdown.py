"""A page as a Markdown document with front matter."""

import json

from django.http import HttpResponse

from frontend.api.client import ContentClient
from frontend.content.site import Site
from frontend.markdown.escaping import LINE_ENDS, escaped
from frontend.markdown.parts import joined
from frontend.page_types.base import Page
from frontend.seo.xml_text import printable

CONTENT_TYPE = "text/markdown; charset=utf-8"


def markdown_response(page: Page, client: ContentClient) -> HttpResponse:
    return HttpResponse(page_markdown(page, client), content_type=CONTENT_TYPE)


def page_markdown(page: Page, client: ContentClient) -> str:
    """Return the document. Links in lists of other pages lead to their Markdown."""
    heading = f"# {escaped(page.heading).strip()}"
    parts = [front_matter(page, client.site()), heading, *page.markdown(client)]
    return printable(joined(parts)) + "\n"


def front_matter(page: Page, site: Site) -> str:
    """Return the metadata of the page as YAML, as JSON strings, which are valid YAML."""
    known = {
        "title": page.head_title,
        "description": page.description or site.tagline,
        "date": page.date_published,
        "url": page.url,
        "category": page.section and page.section.name,
    }
    lines = [f"{name}: {_yaml(value)}" for name, value in known.items() if value]
    return "\n".join(["---", *lines, "---"])


def _yaml(text: str) -> str:
    return json.dumps(LINE_ENDS.sub(" ", printable(text)), ensure_ascii=False)
