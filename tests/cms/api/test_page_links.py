"""Links in rich text to pages of the site."""

import pytest
from wagtail.models import PageViewRestriction

from tests import builders


def link(page) -> dict:
    text = f'<p>Lees <a linktype="page" id="{page.pk}">dit</a> ook.</p>'
    return {"type": "text", "value": text}


def texts(client, story) -> list[str]:
    found = client.get(f"/api/v2/pages/{story.pk}/").json()
    return [block["value"] for block in found["body"]]


def test_a_link_leads_to_where_the_page_lives_now(home, client):
    target = builders.info("Doel")
    story = builders.story(body=[link(target)])
    assert '<a href="/doel/">dit</a>' in texts(client, story)[0]
    target.slug = "elders"
    target.save_revision().publish()
    assert '<a href="/elders/">dit</a>' in texts(client, story)[0]


def hide(page):
    page.unpublish()


def restrict(page):
    PageViewRestriction.objects.create(page=page, restriction_type="login")


def remove(page):
    page.delete()


@pytest.mark.parametrize("close", [hide, restrict, remove])
def test_a_link_to_what_is_not_public_tells_nothing_of_it(close, home, client):
    target = builders.info("Doel")
    story = builders.story(body=[link(target)])
    close(target)
    assert texts(client, story) == ["<p>Lees <a>dit</a> ook.</p>"]
    query = {"type": "cms.StoryPage", "fields": "body"}
    (listed,) = client.get("/api/v2/pages/", query).json()["items"]
    assert [block["value"] for block in listed["body"]] == texts(client, story)


def test_any_number_of_links_in_any_number_of_blocks_is_one_query(
    home, client, django_assert_num_queries
):
    targets = [builders.info(f"Doel {number}") for number in range(5)]
    plain = builders.story("Een", body=[link(targets[0])])
    full = builders.story("Twee", body=[link(target) for target in targets])
    client.get("/api/v2/pages/")
    with django_assert_num_queries(5):
        texts(client, plain)
    with django_assert_num_queries(5):
        assert len(texts(client, full)) == 5
