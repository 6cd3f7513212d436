"""URLs of the page editor, and of places within it."""

from django.urls import reverse

FINDINGS = "findings"  # the id of the list of findings in the editor


def edit_url(page_id: int) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page_id])


def findings_url(page_id: int) -> str:
    return f"{edit_url(page_id)}#{FINDINGS}"


def anchor(block: str, field: str) -> str:
    """Return the URL fragment of a block or field in the editor, or "" for the whole page."""
    if block:
        return f"#block-{block}-section"
    return f"#id_{field}-label" if field else ""
