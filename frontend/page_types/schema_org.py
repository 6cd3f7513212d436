"""schema.org objects that several types of pages share."""

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
    """Return a schema.org object without its empty properties."""
    return {name: value for name, value in thing.items() if value}
