"""`/llms.txt`: an introduction of the site, and links to its pages as Markdown (llmstxt.org)."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from frontend.api.client import MOST_AT_ONCE, ContentClient
from frontend.content.pages import Link
from frontend.content.site import Site
from frontend.markdown.escaping import escaped
from frontend.markdown.parts import entries, joined, plain
from frontend.seo.xml_text import printable


def llms(client: ContentClient) -> str:
    site = client.site()
    pages = [Link(_("Home"), "/"), *(Link(entry.title, entry.path) for entry in site.menu)]
    about = _(
        "Every page of this site is also there as Markdown, at its own address followed by "
        "index.md. The newest stories are listed below; the sitemap (%(sitemap)s) names all pages."
    ) % {"sitemap": f"{site.root_url}/sitemap.xml"}
    text = joined(
        [
            f"# {escaped(site.name).strip()}",
            f"> {plain(site.tagline)}" if site.tagline else "",
            plain(about),
            joined([f"## {escaped(_('Pages'))}", entries(pages, site)]),
            *_stories(client, site),
        ]
    )
    return printable(text) + "\n"


def _stories(client: ContentClient, site: Site) -> Iterator[str]:
    """Yield the newest stories; with several lists, those of each below its title."""
    for each in site.story_lists:
        found = entries(client.stories(list_id=each.id, limit=MOST_AT_ONCE).stories, site)
        title = each.title if site.has_several_lists else _("Stories")
        if found:
            yield joined([f"## {escaped(title)}", found])
