"""The site with content of every kind of visibility."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import PageViewRestriction

from tests import builders

SECRET = "GEHEIM"
EXPIRED = "/verhalen/voorbij/"  # was public


@pytest.fixture
def hidden(home) -> list[str]:
    """Pages that nobody may see; returns their paths. Each has a secret in title and text."""
    fields = {"excerpt": SECRET, "body": [{"type": "text", "value": f"<p>{SECRET}</p>"}]}
    builders.story(f"{SECRET} klad", slug="klad", live=False, **fields)
    private = builders.story(f"{SECRET} besloten", slug="besloten", **fields)
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    later = builders.story(f"{SECRET} later", slug="later", live=False, **fields)
    later.go_live_at = timezone.now() + timedelta(days=1)
    later.save_revision().publish()
    expired = builders.story(f"{SECRET} voorbij", slug="voorbij", **fields)
    expired.expire_at = timezone.now() - timedelta(days=1)
    expired.save_revision().publish()
    expired.unpublish(set_expired=True)
    public = builders.story("Openbaar", slug="openbaar")
    public.title = f"{SECRET} concept"
    public.save_revision()
    return [f"/verhalen/{slug}/" for slug in ("klad", "besloten", "later", "voorbij")]
