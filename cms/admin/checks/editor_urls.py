"""Addresses in the editor."""

from django.urls import reverse

FINDINGS = "findings"  # the id of the list of findings in the editor


def edit_url(page_id: int) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page_id])


def findings_url(page_id: int) -> str:
    return f"{edit_url(page_id)}#{FINDINGS}"


def anchor(block: str, field: str) -> str:
    """Return the place in the editor of a block or a field, or nothing for the page as a whole."""
    if block:
        return f"#block-{block}-section"
    return f"#id_{field}-label" if field else ""
