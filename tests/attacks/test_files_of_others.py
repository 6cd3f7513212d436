"""Files of others: nobody makes them public, or takes them off pages, who may not do it there."""

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from wagtail.documents import get_document_model
from wagtail.models import APIToken, Collection, CollectionViewRestriction

from cms.models import SiteImage
from tests import builders
from tests.cms.admin.consent.conftest import agreed
from tests.cms.setup.test_roles import (
    EDITOR,
    WRITER,
    people,  # noqa: F401  a fixture
)

LISTS = {"images": "wagtailimages", "documents": "wagtaildocs"}


@pytest.fixture(params=["images", "documents"])
def kind(request):
    return request.param


@pytest.fixture
def file(kind, home):
    if kind == "images":
        return builders.picture("Besloten")
    content = ContentFile(b"tekst", "besloten.txt")
    return get_document_model().objects.create(title="Besloten", file=content)


@pytest.fixture
def writer(client, people):  # noqa: F811
    client.force_login(people[WRITER])
    return people[WRITER]


def api(client, method: str, user, kind: str, file, data=None):
    headers = {"authorization": f"Bearer {APIToken.create_token(user=user, name='x')[1]}"}
    address = f"/api/v3/{kind}/{file.pk}/"
    return getattr(client, method)(
        address, data or {}, content_type="application/json", headers=headers
    )


def bulk_move(client, kind: str, file, collection):
    app, model = ("cms", "siteimage") if kind == "images" else ("wagtaildocs", "document")
    address = reverse("wagtail_bulk_action", args=[app, model, "add_to_collection"])
    return client.post(f"{address}?id={file.pk}", {"collection": collection.pk})


def private(name: str) -> Collection:
    collection = Collection.get_first_root_node().add_child(name=name)
    CollectionViewRestriction.objects.create(collection=collection, restriction_type="login")
    return collection


def test_who_may_not_make_its_collection_public_does_not_make_a_file_public(
    kind, file, writer, client, admin_user
):
    root, collection = Collection.get_first_root_node(), private("Besloten")
    below = collection.add_child(name="Daaronder")
    file.collection = below
    file.save()
    form = {"title": "x", "description": "x", "tags": "", "collection": root.pk}
    edit = reverse(f"{LISTS[kind]}:edit", args=[file.pk])
    client.post(edit, form)
    bulk_move(client, kind, file, root)
    for name in ("collection", "collection_id"):
        api(client, "patch", writer, kind, file, {name: root.pk})
    bulk_move(client, kind, file, private("Anderen"))
    file.refresh_from_db()
    assert file.collection == below
    api(client, "patch", writer, kind, file, {"title": "Anders"})
    bulk_move(client, kind, file, collection)
    file.refresh_from_db()
    assert (file.title, file.collection) == ("Anders", collection), "what loses nothing goes on"
    client.force_login(admin_user)
    bulk_move(client, kind, file, root)
    file.refresh_from_db()
    assert file.collection == root


def use(file, live: bool):
    if isinstance(file, SiteImage):
        return builders.story("Feest", thumb=file, thumb_alt="x", live=live)
    link = f'<p><a linktype="document" id="{file.pk}">Lees</a></p>'
    return builders.story("Feest", body=[{"type": "text", "value": link}], live=live)


CASES = {
    "of somebody else": (lambda file: None, False, False),
    "own": (lambda file: None, True, True),
    "own, in a draft": (lambda file: use(file, live=False), True, True),
    "own, on a live page": (lambda file: use(file, live=True), True, False),
}


def is_deleted(file) -> bool:
    return hasattr(type(file).objects.get(pk=file.pk), "in_trash")


@pytest.mark.parametrize("case", CASES)
def test_who_does_not_publish_deletes_what_is_theirs_and_not_on_the_site(
    case, kind, file, writer, client
):
    prepare, is_own, may = CASES[case]
    prepare(file)
    type(file).objects.filter(pk=file.pk).update(uploaded_by_user=writer if is_own else None)
    answer = api(client, "delete", writer, kind, file)
    assert (answer.status_code, is_deleted(file)) == ((204, True) if may else (403, False))
    client.post(f"/cms/{kind}/{file.pk}/delete/")
    client.post(f"/cms/{kind}/multiple/{file.pk}/delete/")
    assert is_deleted(file) == may
    if may:
        client.post(reverse("file_trash:restore"), {"entry": type(file).objects.get().in_trash.pk})
        assert not is_deleted(file)


def test_a_picture_with_consent_is_deleted_by_those_who_publish(home, people, writer, client):  # noqa: F811
    file = builders.picture("Zomerfeest")
    SiteImage.objects.update(uploaded_by_user=writer)
    agreed(file, "Anna")
    assert api(client, "delete", writer, "images", file).status_code == 403
    assert api(client, "delete", people[EDITOR], "images", file).status_code == 204
    assert is_deleted(file)


@pytest.mark.parametrize("name", ["x.txt", "x.tar.gz", "x"])
def test_a_document_is_sent_as_it_is(home, client, name):
    made = get_document_model().objects.create(title="x", file=ContentFile(b"tekst", name))
    answer = client.get(made.url)
    assert answer.getvalue() == b"tekst"
    assert "Content-Encoding" not in answer.headers
