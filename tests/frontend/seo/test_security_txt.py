"""`/.well-known/security.txt` says where to report a hole, and never lapses (RFC 9116)."""

from datetime import UTC, datetime, timedelta

import httpx2
from django.conf import settings

from cms.models import SiteDetails

ADDRESS = "/.well-known/security.txt"


def details(home, email: str) -> None:
    of_site = SiteDetails.for_site(home.get_site())
    of_site.email = email
    of_site.save()


def test_it_has_the_fields_that_the_rfc_demands(home, client):
    details(home, "veilig@example.nl")
    answer = client.get(ADDRESS)
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    fields = dict(line.split(": ", 1) for line in answer.content.decode().splitlines())
    assert fields["Contact"] == "mailto:veilig@example.nl"
    assert fields["Canonical"].endswith(ADDRESS)
    assert fields["Preferred-Languages"] == "nl, en"
    left = datetime.fromisoformat(fields["Expires"]) - datetime.now(UTC)
    assert timedelta(days=90) < left < timedelta(days=365)


def test_no_cache_keeps_it_beyond_its_expiry(home, client):
    """What is kept lasts until somebody changes the site, which may be years."""
    details(home, "veilig@example.nl")
    assert "no-store" in client.get(ADDRESS).headers["Cache-Control"]
    assert ADDRESS.startswith(tuple(settings.DELIVERY_PASSES))


def test_while_the_cms_is_away_it_is_what_was_read_last(home, client, monkeypatch):
    details(home, "veilig@example.nl")
    before = client.get(ADDRESS).content
    monkeypatch.setattr(httpx2.Client, "send", refuse)
    assert client.get(ADDRESS).content == before


def refuse(*_, **__):
    raise httpx2.ConnectError("refused")


def test_without_an_address_to_write_to_there_is_none(home, client):
    details(home, "")
    assert client.get(ADDRESS).status_code == 404
