"""`/robots.txt`: crawlers may visit everything except searches and previews."""

from frontend.content.site import Site

RULES = """User-agent: *
Disallow: /preview/
Disallow: {search}?
Disallow: /*?q=
Disallow: /*&q=
Disallow: /*{show}=

Sitemap: {root_url}/sitemap.xml
"""


def robots(site: Site) -> str:
    return RULES.format(root_url=site.root_url, search=site.words.search_path, show=site.words.show)
