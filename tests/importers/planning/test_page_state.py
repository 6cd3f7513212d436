"""What an import left on a page stays recognised by releases that come later."""

import datetime

import pytest

from cms.models import InfoPage, StoryPage
from importers.planning.page_state import content_hash

pytestmark = pytest.mark.django_db

BODY = [("text", '<p data-block-key="x">Hallo</p>')]


@pytest.mark.parametrize(
    ("model", "values", "stored"),
    [
        (
            InfoPage,
            {"title": "Over ons"},
            "ae45b675b9038dac80a3108f6f5f3057c2600348e4f029c78df387eddc014f4f",
        ),
        (
            StoryPage,
            {"title": "Anna", "category_id": 3, "excerpt": "Kort."},
            "a7e8db486098491f4092c9b7582a69609ed205aa3d107a5ecea4e73cad594002",
        ),
        (
            StoryPage,
            {
                "title": "Anna",
                "category_id": 3,
                "excerpt": "Kort.",
                "date": datetime.date(2021, 2, 3),
                "thumb_id": 7,
                "thumb_alt": "Anna lacht",
            },
            "db343083978f1f2332ed778d8b9d640fa07fc277616ec342554d604c5dd7b044",
        ),
    ],
    ids=["info page", "story", "story with a picture"],
)
def test_a_page_has_the_hash_that_earlier_releases_stored(model, values, stored):
    assert content_hash(model(**values, body=BODY)) == stored
