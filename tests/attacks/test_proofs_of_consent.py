"""A proof of consent is in the register and nowhere else, whoever asks and whichever way."""

from typing import NamedTuple

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.documents import get_document_model
from wagtail.models import APIToken, Collection, CollectionViewRestriction

from cms.admin.consent.proofs import proof_collection, store
from tests import builders
from tests.cms.admin.consent.conftest import agreed
from tests.cms.setup.test_roles import (
    EDITOR,
    WRITER,
    people,  # noqa: F401  a fixture
)

SUPERUSER = "superuser"
NAME = "formulier-anna.pdf"


class Asking(NamedTuple):
    """Somebody with a session and a token, who knows the number of a proof."""

    client: object
    token: str
    proof: object

    def ask(self, method: str, path: str, data=None):
        address = path.format(pk=self.proof.pk)
        if not address.startswith("/api/v3/"):
            return getattr(self.client, method)(address, data or {})
        return getattr(self.client, method)(
            address,
            data or {},
            content_type="application/json",
            headers={"authorization": f"Bearer {self.token}"},
        )


@pytest.fixture
def proof(home, people):  # noqa: F811
    """What a writer uploaded as the proof of a consent."""
    file = SimpleUploadedFile(NAME, b"%PDF getekend")
    document = store(file, people[WRITER])
    agreed(builders.picture("Zomerfeest"), "Anna de Vries", proof=document)
    return document


@pytest.fixture(params=[WRITER, EDITOR, SUPERUSER])
def asking(request, client, people, proof):  # noqa: F811
    if request.param == SUPERUSER:
        user = User.objects.create_superuser("alles", "alles@example.org", "x")
    else:
        user = people[request.param]
    client.force_login(user)
    return Asking(client, APIToken.create_token(user=user, name="x")[1], proof)


def bulk(action: str) -> str:
    return reverse("wagtail_bulk_action", args=["wagtaildocs", "document", action]) + "?id={pk}"


READING = [
    "/api/v2/documents/",
    "/api/v2/documents/{pk}/",
    "/api/v3/documents/",
    "/api/v3/documents/{pk}/",
    "/cms/api/main/documents/",
    "/cms/api/main/documents/{pk}/",
    "/cms/documents/",
    "/cms/documents/?q=toestemming",
    "/cms/documents/chooser/",
    "/cms/documents/chooser/{pk}/",
    "/cms/documents/chooser/chosen-multiple/?id={pk}",
    "/cms/documents/edit/{pk}/",
    "/cms/documents/usage/{pk}/",
    "/cms/documents/{pk}/delete/",
]
WRITING = [
    ("patch", "/api/v3/documents/{pk}/", {"collection_id": 1}),
    ("patch", "/api/v3/documents/{pk}/", {"collection_id": 1, "title": "x"}),
    ("delete", "/api/v3/documents/{pk}/", {}),
    ("post", "/cms/documents/edit/{pk}/", {"title": "x", "collection": 1, "tags": ""}),
    ("post", "/cms/documents/{pk}/delete/", {}),
    ("post", "/cms/documents/multiple/{pk}/", {"doc-{pk}-title": "x", "doc-{pk}-collection": 1}),
    ("post", "/cms/documents/multiple/{pk}/delete/", {}),
    ("post", bulk, "add_to_collection"),
    ("post", bulk, "add_tags"),
    ("post", bulk, "delete"),
]


def test_nobody_reads_of_it_outside_the_register(asking):
    for path in READING:
        answer = asking.ask("get", path)
        text = answer.content.decode()
        assert NAME not in text, path
        assert "Bewijs van toestemming" not in text, path
        assert f"/{asking.proof.pk}/" not in text.replace(answer.request["PATH_INFO"], ""), path


def test_nobody_moves_changes_or_deletes_it(asking):
    for method, path, data in WRITING:
        if callable(path):
            path, data = path(data), {"collection": 1, "tags": "x"}
        data = {key.format(pk=asking.proof.pk): value for key, value in data.items()}
        answer = asking.ask(method, path, data)
        assert answer.status_code in (302, 400, 403, 404), (path, answer.status_code)
        found = get_document_model().objects.get(pk=asking.proof.pk)
        assert found.collection == proof_collection()
        assert (found.title, hasattr(found, "in_trash")) == ("Bewijs van toestemming", False)


@pytest.mark.parametrize("asking", [SUPERUSER], indirect=True)
def test_it_stays_unseen_though_its_collection_is_made_public(asking):
    CollectionViewRestriction.objects.all().delete()
    test_nobody_reads_of_it_outside_the_register(asking)
    asking.client.logout()
    assert asking.client.get(asking.proof.url).status_code in (302, 403)


def test_no_code_moves_it_and_no_screen_adds_to_it(proof, people, client):  # noqa: F811
    proof.collection = Collection.get_first_root_node()
    with pytest.raises(PermissionDenied):
        proof.save()
    client.force_login(people[EDITOR])
    data = {"title": "x", "collection": proof_collection().pk}
    for name in ("add", "index"):
        assert "Bewijzen van toestemming" not in client.get(reverse(f"wagtaildocs:{name}")).text
    client.post(reverse("wagtaildocs:add"), {**data, "file": SimpleUploadedFile("x.pdf", b"x")})
    assert get_document_model().objects.get(collection=proof_collection()) == proof


def test_no_text_links_to_it(proof, client):
    link = f'<p><a linktype="document" id="{proof.pk}">Lees</a></p>'
    builders.story("Verslag", slug="verslag", body=[{"type": "text", "value": link}])
    shown = client.get("/verhalen/verslag/").text
    assert "Lees" in shown
    assert NAME not in shown
