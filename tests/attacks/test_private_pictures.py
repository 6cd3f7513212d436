"""Pictures of a private collection: no address is reported, and a guessed one gives nothing."""

from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from wagtail.documents.models import Document
from wagtail.models import Collection, CollectionViewRestriction

from cms.models import SiteDetails, SiteImage, StoryPage
from tests import builders


@pytest.fixture(params=["login", "password", "below"])
def private(request, home):
    """A picture in a private collection, its sizes made while it was public, on many pages."""
    image = builders.picture("Besloten", size=(1400, 1000))
    image.make_renditions()
    block = {"image": image.pk, "alt_text": "x", "decorative": False}
    builders.story(
        "Anna",
        slug="anna",
        thumb=image,
        thumb_alt="x",
        share_picture=image,
        body=[{"type": "picture", "value": {"picture": block, "caption": ""}}],
    )
    details = SiteDetails.for_site(home.get_site())
    details.share_picture = image
    details.save()
    collection = Collection.get_first_root_node().add_child(name="Besloten")
    kind = "login" if request.param == "below" else request.param
    CollectionViewRestriction.objects.create(
        collection=collection, restriction_type=kind, password="x"
    )
    if request.param == "below":
        collection = collection.add_child(name="Daaronder")
    image.collection = collection
    image.save()
    return image


ADDRESSES = [
    "/",
    "/verhalen/",
    "/verhalen/anna/",
    "/verhalen/anna.md",
    "/verhalen/feed.atom",
    "/verhalen/feed.json",
    "/sitemap.xml",
    "/zoeken/?q=anna",
    "/api/v2/site/",
    "/api/v2/images/",
    "/api/v2/pages/?type=cms.StoryPage&fields=*",
    "/api/v2/pages/find/?html_path=/verhalen/anna/",
    "/api/v3/images/",
]


def test_no_answer_tells_where_its_sizes_are(private, client):
    for address in ADDRESSES:
        text = client.get(address, follow=True).content.decode()
        assert f"/images/{private.pk}/" not in text, address


def test_a_known_address_gives_nothing_to_visitors_and_all_to_staff(private, client, admin_client):
    for size in private.renditions.all():
        assert client.get(size.url).status_code == 404
        answer = admin_client.get(size.url)
        assert answer.status_code == 200
        assert "private" in answer.headers["Cache-Control"]


def test_a_picture_beside_it_is_public(private, client):
    other = builders.picture("Openbaar")
    assert client.get(other.renditions.first().url).status_code == 200
    assert other.picture_set("card")["sources"]


def test_what_is_left_of_a_deleted_picture_is_nobodys(private, client, admin_client):
    """A server that was killed in the middle, or a disk that failed, leaves files behind."""
    sizes = {size.url: Path(size.file.path).read_bytes() for size in private.renditions.all()}
    former = SiteImage.objects.filter(pk=private.pk)
    for page in StoryPage.objects.all():
        page.delete()
    former.delete()
    for url, data in sizes.items():
        path = Path(settings.MEDIA_ROOT, url.removeprefix("/media/"))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        assert client.get(url).status_code == 404
        assert admin_client.get(url).status_code == 200


@pytest.mark.parametrize("folder", ["images", "images/{pk}"])
@pytest.mark.parametrize("name", ["share-anna.max-165x165.jpg", "share-.jpg", "share-x.png"])
def test_a_name_that_only_begins_like_one_of_a_sharing_picture(folder, name, home, client):
    """A former release named thumbnails after the original; they may say where it was made."""
    image = builders.picture()
    file = f"{folder.format(pk=image.pk)}/{name}"
    path = Path(settings.MEDIA_ROOT, file)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(builders.jpeg((80, 100)))
    image.renditions.create(filter_spec="max-165x165", focal_point_key="", file=file)
    assert client.get(f"/media/{file}").status_code == 404


def test_originals_that_api_v3_names_are_for_staff(home, client, admin_client):
    """Wagtail tells anybody where the original of a picture is, and its place is in it."""
    image = builders.picture()
    reported = client.get(f"/api/v3/images/{image.pk}/").json()["meta"]["download_url"]
    assert reported == image.file.url
    assert client.get(reported).status_code == 404
    assert admin_client.get(reported).status_code == 200


@pytest.mark.parametrize("kind", ["login", "password", "groups"])
def test_api_v3_tells_nothing_of_private_files(kind, home, client):
    collection = Collection.get_first_root_node().add_child(name="Besloten")
    CollectionViewRestriction.objects.create(
        collection=collection, restriction_type=kind, password="x"
    )
    image = builders.picture("Besloten")
    image.collection = collection
    image.save()
    document = Document.objects.create(
        title="Besloten", file=ContentFile(b"%PDF", "besloten.pdf"), collection=collection
    )
    for api in ("v2", "v3"):
        for name, file in (("images", image), ("documents", document)):
            assert client.get(f"/api/{api}/{name}/{file.pk}/").status_code == 404
            assert "Besloten" not in client.get(f"/api/{api}/{name}/").content.decode()
    assert "pdf" not in client.get(document.url).headers["Content-Type"]
    assert client.get(image.file.url).status_code == 404
