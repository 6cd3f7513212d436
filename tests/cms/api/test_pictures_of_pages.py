"""`fields=pictures`: what programs are told of the pictures that a page shows."""

from cms.models import StoryIndexPage
from tests import builders

ALL = "/api/v2/pages/?fields=_,html_path,pictures&limit=100"


def listed(client) -> dict[str, list[dict]]:
    items = client.get(ALL).json()["items"]
    return {item["meta"]["html_path"]: item["pictures"] for item in items}


def in_a_body(image) -> dict:
    chosen = {"image": image.pk, "alt_text": "x", "decorative": False}
    return {"type": "picture", "value": {"picture": chosen, "caption": ""}}


def on_a_card(image) -> dict:
    chosen = {"image": image.pk, "alt_text": "x", "decorative": False}
    card = {"name": "Anna", "picture": chosen, "starting_date": "", "hobbies": ""}
    return {"type": "person_card", "value": card}


def test_they_are_named_in_the_order_of_the_page_in_the_crop_that_it_shows(home, client):
    own = builders.picture("Eigen", size=(1600, 1200))
    large = builders.picture("In de tekst", size=(1700, 1300))
    person = builders.picture("Anna", size=(500, 500))
    text = {"type": "text", "value": "<p>Er was eens</p>"}
    body = [text, on_a_card(person), in_a_body(large), in_a_body(large)]
    builders.story(slug="anna", thumb=own, thumb_alt="x", body=body)
    pictures = listed(client)["/verhalen/anna/"]
    sizes = [(picture["width"], picture["height"]) for picture in pictures]
    assert sizes == [(960, 1200), (400, 500), (1440, 1101)]
    assert {picture["type"] for picture in pictures} == {"image/webp"}
    for picture, image in zip(pictures, (own, person, large), strict=True):
        assert picture["url"].startswith(f"/media/{image.renditions_folder}/")


def test_what_is_not_there_is_left_out(home, client):
    gone, coming = builders.picture("Weg"), builders.picture("Komt")
    builders.story(slug="anna", body=[in_a_body(gone), in_a_body(coming)])
    gone.delete()
    coming.renditions.all().delete()
    assert listed(client) == {"/": [], "/verhalen/": [], "/verhalen/anna/": []}


def test_one_page_tells_them_when_asked(home, client):
    builders.story(slug="anna", body=[in_a_body(builders.picture())])
    address = "/api/v2/pages/find/?html_path=/verhalen/anna/"
    assert "pictures" not in client.get(address).json()
    number = client.get(address).json()["id"]
    (picture,) = client.get(f"/api/v2/pages/{number}/?fields=pictures").json()["pictures"]
    assert picture["url"].endswith(".webp")


def test_they_cost_the_same_for_any_number_of_pages(home, client, django_assert_max_num_queries):
    for number in range(12):
        image = builders.picture()
        story = builders.story(f"Verhaal {number}", thumb=image, thumb_alt="x")
        builders.info(f"Pagina {number}", body=[in_a_body(image)])
        story.create_alias(parent=StoryIndexPage.objects.get(), update_slug=f"ook-{number}")
    client.get(ALL)
    with django_assert_max_num_queries(11):
        pictures = listed(client)
    assert sum(map(len, pictures.values())) == 36
