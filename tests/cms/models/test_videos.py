"""Videos are at places that somebody chose, and a page has no more of them than a link."""

import pytest
from django.core.exceptions import ValidationError

from cms.models.blocks.embed import EmbedBlock

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "url",
    ["https://www.youtube.com/watch?v=1", "https://youtu.be/1", "https://player.vimeo.com/video/1"],
)
def test_known_places(url):
    video = {"url": url, "title": "Een dag met een maatje"}
    assert EmbedBlock().clean(video)["url"] == url


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/youtube.com",
        "https://notyoutube.com/watch?v=1",
        "https://youtube.com.example.org/",
        "https://youtube.com@example.org/",
    ],
)
def test_other_places(url):
    with pytest.raises(ValidationError) as refusal:
        EmbedBlock().clean({"url": url, "title": "Een dag met een maatje"})
    [message] = refusal.value.block_errors["url"].messages
    assert "youtube.com, youtu.be" in message
