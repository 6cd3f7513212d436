"""Deleted pictures and documents leave the site, and are put back into all their places."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.models import APIToken

from cms.admin.consent.recording import withdraw
from cms.admin.file_trash.discard import delete_expired, discard, restore
from cms.admin.file_trash.models import DeletedFile
from cms.admin.trash.expiry import DAYS
from cms.models import SiteImage, StoryPage
from tests import builders
from tests.cms.admin.consent.conftest import agreed
from tests.cms.setup.test_roles import (
    ADMINISTRATOR,
    EDITOR,
    WRITER,
    people,  # noqa: F401  a fixture
)

pytestmark = pytest.mark.django_db
BULK = "wagtail_bulk_action"


@pytest.fixture
def image(home):
    image = builders.picture("Zomerfeest", size=(1400, 1000))
    block = {"image": image.pk, "alt_text": "x", "decorative": False}
    body = [{"type": "picture", "value": {"picture": block, "caption": ""}}]
    builders.story("Feest", slug="feest", thumb=image, thumb_alt="x", body=body)
    return image


@pytest.fixture
def document(home):
    document = get_document_model().objects.create(
        title="Jaarverslag", file=ContentFile(b"verslag", "jaarverslag.pdf")
    )
    link = f'<p><a linktype="document" id="{document.pk}">Lees het verslag</a></p>'
    builders.story("Verslag", slug="verslag", body=[{"type": "text", "value": link}])
    return document


@pytest.fixture
def browse(client, people):  # noqa: F811
    def sign_in(role: str):
        client.force_login(people[role])
        return client

    return sign_in


def one_by_one(client, file):
    kind = "images" if isinstance(file, SiteImage) else "documents"
    address = f"/cms/{kind}/{file.pk}/delete/"
    shown = client.get(address).text
    assert "Feest" in shown or "Verslag" in shown, "it says where the file is used"
    return client.post(address)


def in_a_batch(client, file):
    kind = "images" if isinstance(file, SiteImage) else "documents"
    return client.post(f"/cms/{kind}/multiple/{file.pk}/delete/")


def in_bulk(client, file):
    meta = file._meta
    address = reverse(BULK, args=[meta.app_label, meta.model_name, "delete"])
    return client.post(f"{address}?id={file.pk}")


def by_a_program(client, file):
    token = APIToken.create_token(user=User.objects.get(groups__name=EDITOR), name="x")[1]
    kind = "images" if isinstance(file, SiteImage) else "documents"
    address = f"/api/v3/{kind}/{file.pk}/"
    assert client.delete(address, headers={"authorization": f"Bearer {token}"}).status_code == 204


@pytest.mark.parametrize("kind", ["image", "document"])
@pytest.mark.parametrize("delete", [one_by_one, in_a_batch, in_bulk, by_a_program])
def test_whichever_way_it_is_deleted_it_is_in_the_trash_and_comes_back(
    browse, request, kind, delete
):
    file = request.getfixturevalue(kind)
    client = browse(EDITOR)
    delete(client, file)
    entry = DeletedFile.objects.get()
    assert entry.file == file
    shown = client.get(reverse("file_trash:index")).text
    assert file.title in shown
    assert "Staat op 1 pagina:" in shown
    client.post(reverse("file_trash:restore"), {"entry": entry.pk})
    assert not DeletedFile.objects.exists()
    assert type(file).objects.filter(pk=file.pk).exists()


def test_a_picture_leaves_the_site_and_is_back_in_all_its_places(image, client):
    before = client.get("/verhalen/feest/").text
    assert before.count("<picture>") == 2
    entry = discard(image)
    for address in ("/verhalen/feest/", "/", "/api/v2/images/", "/api/v3/images/"):
        assert f"/images/{image.pk}/" not in client.get(address).text
    assert client.get(image.renditions.first().url).status_code == 404
    restore(entry)
    assert client.get("/verhalen/feest/").text == before


def test_a_page_that_is_saved_meanwhile_keeps_its_place_for_the_picture(image):
    entry = discard(image)
    page = StoryPage.objects.get(slug="feest")
    page.title = "Groot feest"
    page.save_revision().publish()
    restore(entry)
    page = StoryPage.objects.get(slug="feest")
    assert page.thumb == image
    assert page.body[0].value["picture"].pk == image.pk


def test_a_document_is_refused_and_no_text_links_to_it(document, client):
    assert document.url in client.get("/verhalen/verslag/").text
    entry = discard(document)
    assert client.get(document.url).status_code == 404
    for address in ("/verhalen/verslag/", "/api/v2/documents/", "/api/v3/documents/"):
        text = client.get(address).text
        assert document.url not in text
        assert "Jaarverslag" not in text
    assert "Lees het verslag" in client.get("/verhalen/verslag/").text
    restore(entry)
    assert client.get(document.url).status_code == 200
    assert document.url in client.get("/verhalen/verslag/").text


@pytest.mark.parametrize("kind", ["image", "document"])
def test_no_list_and_no_chooser_offers_it(browse, request, kind):
    file = request.getfixturevalue(kind)
    client, name = browse(EDITOR), {"image": "wagtailimages", "document": "wagtaildocs"}[kind]
    lists = [reverse(f"{name}:index"), reverse(f"{name}_chooser:choose_results")]
    lists += [f"{address}?q={file.title}" for address in lists]
    assert all(file.title in client.get(address).text for address in lists)
    discard(file)
    for address in lists:
        text = client.get(address).text.replace(f"q={file.title}", "").replace(f"“{file.title}", "")
        assert f"/{file.pk}/" not in text, address
    assert client.get(reverse(f"{name}:edit", args=[file.pk])).status_code in (302, 403)


def test_it_is_gone_after_thirty_days_and_not_before(image, document):
    discard(image)
    discard(document)
    delete_expired()
    assert DeletedFile.objects.count() == 2
    DeletedFile.objects.filter(image=None).update(deleted_at=timezone.now() - timedelta(days=DAYS))
    delete_expired()
    assert not get_document_model().objects.exists()
    assert SiteImage.objects.exists()


def test_a_picture_without_consent_stays_off_the_site_when_it_is_put_back(image):
    consent = agreed(image, "Anna")
    entry = discard(image)
    withdraw(consent, None)
    restore(entry)
    image.refresh_from_db()
    assert (image.withheld, image.is_deleted) == (True, False)


def test_who_may_do_what(image, browse):
    entry = discard(image)
    for role, allowed in ((WRITER, False), (EDITOR, False), (ADMINISTRATOR, True)):
        answer = browse(role).get(reverse("file_trash:delete", args=[entry.pk]))
        assert (answer.status_code == 200) == allowed, role
    browse(ADMINISTRATOR).post(reverse("file_trash:delete", args=[entry.pk]))
    assert not SiteImage.objects.exists()
    page = StoryPage.objects.get(slug="feest")
    assert page.thumb is None
