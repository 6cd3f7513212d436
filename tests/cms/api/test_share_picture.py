"""What goes along when a page is shared, in single pages, in lists and for the whole site."""

from cms.models import SiteDetails, StoryIndexPage
from tests import builders

ALL = "/api/v2/pages/?fields=_,html_path,last_published_at,uuid,alias_of,share_picture&limit=100"


def found(client, path: str) -> dict:
    return client.get("/api/v2/pages/find/", {"html_path": path}).json()["meta"]


def listed(client) -> dict[str, dict]:
    items = client.get(ALL).json()["items"]
    return {item["meta"]["html_path"]: item["meta"] for item in items}


def test_a_large_picture_is_cut_to_what_other_sites_show(home, client):
    image = builders.picture(size=(1600, 1200))
    builders.story(slug="anna", thumb=image, thumb_alt="Anna lacht")
    shared = found(client, "/verhalen/anna/")["share_picture"]
    assert shared.pop("url").startswith("/media/images/")
    assert shared == {"type": "image/jpeg", "width": 1200, "height": 630, "alt": "Anna lacht"}
    assert listed(client)["/verhalen/anna/"]["share_picture"]["width"] == 1200


def test_the_one_that_an_editor_chose_comes_first(home, client):
    chosen = builders.picture("Groep", size=(1300, 700), description="De hele groep")
    thumb = builders.picture(size=(1600, 1200))
    builders.story(slug="anna", thumb=thumb, thumb_alt="Anna", share_picture=chosen)
    assert found(client, "/verhalen/anna/")["share_picture"]["alt"] == "De hele groep"


def test_a_page_without_a_picture_has_none(home, client):
    builders.info(slug="over-ons")
    assert found(client, "/over-ons/")["share_picture"] is None
    assert listed(client)["/over-ons/"]["share_picture"] is None


def test_while_it_is_being_made_there_is_none(home, client):
    image = builders.picture()
    builders.story(slug="anna", thumb=image, thumb_alt="x")
    image.renditions.all().delete()
    assert found(client, "/verhalen/anna/")["share_picture"] is None
    assert image.renditions.count() == 0


def test_the_site_has_one_for_all_other_pages(home, client):
    assert client.get("/api/v2/site/").json()["share_picture"] is None
    SiteDetails.objects.update(share_picture=builders.picture(description="Twee maatjes"))
    assert client.get("/api/v2/site/").json()["share_picture"]["alt"] == "Twee maatjes"


def test_a_page_keeps_its_uuid_when_it_moves(home, client):
    page = builders.info(slug="over-ons")
    before = found(client, "/over-ons/")["uuid"]
    page.move(builders.info(slug="boven"), pos="last-child")
    assert found(client, "/boven/over-ons/")["uuid"] == before
    assert before != found(client, "/boven/")["uuid"]


def test_all_pages_with_their_pictures_cost_the_same_for_any_number(
    home, client, django_assert_max_num_queries
):
    image = builders.picture()
    for number in range(12):
        story = builders.story(f"Verhaal {number}", thumb=image, thumb_alt="x")
        builders.info(f"Pagina {number}", share_picture=image)
        story.create_alias(parent=StoryIndexPage.objects.get(), update_slug=f"ook-{number}")
    client.get(ALL)
    with django_assert_max_num_queries(14):
        pages = listed(client)
    assert len(pages) == 38
    assert pages["/verhalen/ook-3/"]["alias_of"]["html_path"] == "/verhalen/verhaal-3/"
