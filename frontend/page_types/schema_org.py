"""What several types of page say in the words of schema.org."""

from typing import Any

from frontend.content.site import Site


def organization(site: Site) -> dict[str, Any]:
    return {
        "@type": "Organization",
        "@id": organization_id(site),
        "name": site.name,
        "url": f"{site.root_url}/",
    }


def organization_id(site: Site) -> str:
    return f"{site.root_url}/#organization"


def without_empty(thing: dict[str, Any]) -> dict[str, Any]:
    """Return a thing without the properties of which nothing is known."""
    return {name: value for name, value in thing.items() if value}
