"""`/.well-known/security.txt` (RFC 9116): where to report a hole in the security of the site."""

from datetime import UTC, datetime, timedelta

from frontend.content.site import Site

# The RFC asks for less than a year. It is renewed with each request, so it cannot lapse.
VALID = timedelta(days=180)
FIELDS = """Contact: mailto:{email}
Expires: {expires}
Preferred-Languages: {languages}
Canonical: {root_url}/.well-known/security.txt
"""


def security(site: Site) -> str | None:
    """Return the file, or None if the site details have no email address."""
    if not site.contact.email:
        return None
    day = (datetime.now(UTC) + VALID).replace(hour=0, minute=0, second=0, microsecond=0)
    return FIELDS.format(
        email=site.contact.email,
        expires=day.strftime("%Y-%m-%dT%H:%M:%SZ"),
        languages=", ".join(dict.fromkeys([site.language, "en"])),
        root_url=site.root_url,
    )
