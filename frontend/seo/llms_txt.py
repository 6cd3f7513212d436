"""`/llms.txt`: an introduction of the site, and links to its pages as Markdown (llmstxt.org)."""

from django.utils.translation import gettext as _

from frontend.api.client import MOST_AT_ONCE, ContentClient
from frontend.content.pages import Link
from frontend.markdown.escaping import escaped
from frontend.markdown.parts import entries, joined, plain
from frontend.seo.xml_text import printable


def llms(client: ContentClient) -> str:
    site = client.site()
    pages = [Link(_("Home"), "/"), *(Link(entry.title, entry.path) for entry in site.menu)]
    stories = entries(client.stories(limit=MOST_AT_ONCE).stories, site)
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
            joined([f"## {escaped(_('Stories'))}", stories]) if stories else "",
        ]
    )
    return printable(text) + "\n"
