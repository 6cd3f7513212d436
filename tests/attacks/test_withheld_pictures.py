"""A picture without consent: no address, no name and no file of it for visitors, within a request.

The same places as of pictures in a private collection, and what else could give it away.
"""

import pytest
from wagtail.models import APIToken

from cms.admin.consent.recording import give_back, withdraw
from cms.admin.file_trash.discard import discard
from cms.models import SiteDetails, StoryPage
from tests import builders
from tests.attacks.test_private_pictures import ADDRESSES
from tests.cms.admin.consent.conftest import agreed
from tests.cms.setup.test_roles import (
    EDITOR,
    WRITER,
    people,  # noqa: F401
)

ALT = "Anna de Vries lacht"
PLACES = [*ADDRESSES, "/llms.txt", "/api/v2/pages/?fields=pictures"]


@pytest.fixture
def image(home):
    """A picture on many pages, in all ways in which a page can have one."""
    image = builders.picture("Anna de Vries", size=(1400, 1000), description=ALT)
    image.make_renditions()
    block = {"image": image.pk, "alt_text": ALT, "decorative": False}
    builders.story(
        "Feest",
        slug="anna",
        thumb=image,
        thumb_alt=ALT,
        share_picture=image,
        body=[{"type": "picture", "value": {"picture": block, "caption": "Bijschrift"}}],
    )
    details = SiteDetails.for_site(home.get_site())
    details.share_picture = image
    details.save()
    return image


@pytest.fixture
def consent(image):
    return agreed(image, "Anna de Vries")


def reported(client, image) -> list[str]:
    """Return the addresses whose answers tell something of a picture."""
    answers = {address: client.get(address, follow=True).content.decode() for address in ADDRESSES}
    needles = (f"/images/{image.pk}/", ALT, "Bijschrift", f'/images/{image.pk}/"')
    return [
        address for address, text in answers.items() if any(needle in text for needle in needles)
    ]


def test_it_leaves_every_place_and_comes_back_to_every_place(image, consent, client):
    before = reported(client, image)
    assert {
        "/",
        "/verhalen/anna/",
        "/verhalen/feed.json",
        "/verhalen/feed.atom",
        "/api/v2/images/",
    } <= set(before)
    withdraw(consent, None)
    assert reported(client, image) == []
    page = client.get("/verhalen/anna/").text
    assert "Feest" in page
    assert "deel.png" in page, "the picture for sharing is one that the site draws"
    for address in (f"/api/v2/images/{image.pk}/", f"/api/v3/images/{image.pk}/"):
        assert client.get(address).status_code == 404
    give_back(consent, None)
    assert reported(client, image) == before


@pytest.mark.usefixtures("people")
def test_its_files_are_for_those_alone_who_see_the_register(image, consent, client, people):  # noqa: F811
    thumbnail = image.get_rendition("max-165x165")
    files = [*(size.url for size in image.renditions.all()), image.file.url, thumbnail.url]
    withdraw(consent, None)
    for address in files:
        client.logout()
        assert client.get(address).status_code == 404
        client.force_login(people[WRITER])
        drawn = client.get(address)
        assert drawn.headers["Content-Type"] == "image/svg+xml"
        assert "no-cache" in drawn.headers["Cache-Control"]
        client.force_login(people[EDITOR])
        assert (
            client.get(address)
            .headers["Content-Type"]
            .startswith(("image/a", "image/w", "image/j"))
        )
    client.force_login(people[WRITER])
    address = f"/cms/images/{image.pk}/preview/original/"
    assert client.get(address).status_code in (302, 403)
    give_back(consent, None)
    client.logout()
    assert (
        client.get(
            image.renditions.get(filter_spec__contains="fill-320x240|format-avif").url
        ).status_code
        == 200
    )


def test_the_api_tells_who_keeps_copies(image, consent, client):
    address = "/api/v2/withdrawn/"
    assert client.get(address).json() == {"pictures": []}
    withdraw(consent, None)
    assert client.get(address).json() == {"pictures": [image.pk]}


TOLD_BY_V3 = ("", "?version=draft", "revisions/{revision}/")


@pytest.mark.usefixtures("people")
@pytest.mark.parametrize("below", TOLD_BY_V3)
def test_a_program_is_told_what_its_owner_may_see(image, consent, client, people, below):  # noqa: F811
    """Captions and alternative texts in blocks are told to nobody, those of the page to few."""
    page = StoryPage.objects.get(slug="anna")
    page.save_revision()
    withdraw(consent, None)
    address = f"/api/v3/pages/{page.pk}/{below.format(revision=page.latest_revision_id)}"
    for role, sees in ((WRITER, False), (EDITOR, True)):
        token = APIToken.create_token(user=people[role], name=role)[1]
        text = client.get(address, headers={"authorization": f"Bearer {token}"}).text
        assert "Feest" in text
        assert text.count(ALT) == int(sees)
        assert "Bijschrift" not in text


@pytest.mark.parametrize("base", ["/cms/api/main", "/api/v3"])
def test_a_picture_in_the_trash_is_in_no_api(image, admin_client, admin_user, base):
    discard(image, admin_user)
    assert admin_client.get(f"{base}/images/{image.pk}/").status_code == 404
    assert "Anna de Vries" not in admin_client.get(f"{base}/images/").text
