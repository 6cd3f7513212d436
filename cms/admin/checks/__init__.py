"""Checks each page, as the site shows it, before and after it is published.

`rendering` fetches the page, `rules` find what is wrong, `run` puts that together and stores it,
`gate` stops a publication for it, and `texts` says it to the editor.
"""


def summary(user) -> dict[str, int]:
    """Return `{"errors", "advice", "pages"}` of the pages that a person may change."""
    # There are no models yet when this package is imported.
    from cms.admin.checks.findings_for_user import count

    return count(user)
