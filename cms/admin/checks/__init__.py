"""Checks of pages as the site renders them, before and after publication.

`rendering` fetches the page, `rules` yield findings, `run` combines and stores them,
`publish_hooks` prevents the publication of a page with errors, and `texts` explains each finding
to the editor.
"""


def summary(user) -> dict[str, int]:
    """Return `{"errors", "advice", "pages"}`: counts for the pages that the user may change."""
    # Imported late: models are not loaded yet when Django imports this package.
    from cms.admin.checks.findings_for_user import count

    return count(user)
