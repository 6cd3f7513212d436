"""The screens of the register: recording, withdrawing, exporting, erasing, and who may do what."""

import io
import json
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.documents.models import Document
from wagtail.models import ModelLogEntry

from cms.admin.consent.models import Consent, Person
from tests import builders
from tests.cms.admin.consent.conftest import agreed
from tests.cms.setup.test_roles import ADMINISTRATOR, EDITOR, WRITER

pytestmark = pytest.mark.django_db


@pytest.fixture
def browse(client, people):
    def sign_in(role: str):
        client.force_login(people[role])
        return client

    return sign_in


def scan() -> SimpleUploadedFile:
    return SimpleUploadedFile("anna-de-vries.pdf", b"%PDF-1.4 getekend")


def record(client, image, **fields):
    return client.post(reverse("consent:picture", args=[image.pk]), fields)


def test_a_writer_records_somebody_and_sees_what_they_recorded_alone(image, browse):
    agreed(image, "Bram")
    client = browse(WRITER)
    record(client, image, name="Anna", purpose="Website", until="2099-12-24", told_to="Sanne")
    consent = Consent.objects.get(person__name="Anna")
    assert (str(consent.until), consent.told_to, consent.purpose) == (
        "2099-12-24",
        "Sanne",
        "Website",
    )
    assert consent.told_on is not None
    image.refresh_from_db()
    assert (image.shows_people, str(image.usable_until)) == ("people", "2099-12-24")
    shown = client.get(reverse("consent:picture", args=[image.pk])).text
    assert "Anna" in shown
    assert "Bram" not in shown
    assert "1 persoon van wie je de naam niet ziet" in shown


@pytest.mark.parametrize(
    "fields",
    [
        {"name": "Anna"},  # no proof
        {"told_to": "Sanne"},  # nobody
        {"name": "Anna", "told_to": "Sanne", "until": "ooit"},
    ],
)
def test_what_is_not_whole_is_not_recorded_and_says_so_at_the_field(image, browse, fields):
    answer = record(browse(WRITER), image, **fields)
    assert answer.status_code == 200
    assert answer.context["form"].errors
    assert not Consent.objects.exists()
    assert not Person.objects.exists()


@pytest.mark.parametrize("name", ["virus.exe", "pagina.html", "zonder-einde"])
def test_a_proof_is_a_document_and_no_program(image, browse, name):
    file = SimpleUploadedFile(name, b"x")
    assert record(browse(WRITER), image, name="Anna", proof_file=file).context["form"].errors
    assert not Document.objects.exists()


def test_a_proof_is_for_those_alone_who_see_the_register(image, browse, client):
    record(browse(WRITER), image, name="Anna", proof_file=scan())
    proof = Consent.objects.get().proof
    opened = {None: 302, WRITER: 403, EDITOR: 200}
    for role, status in opened.items():
        client.logout()
        browse(role) if role else None
        assert client.get(proof.url).status_code == status, role
        if role:
            listed = client.get(reverse("wagtaildocs:index")).text
            chosen = client.get(reverse("wagtaildocs_chooser:choose")).text
            assert f"/{proof.pk}/" not in listed + chosen, "it is in the register alone"
    client.force_login(browse(WRITER).session and proof.uploaded_by_user)
    assert client.get(reverse("wagtaildocs:edit", args=[proof.pk])).status_code in (302, 403)
    for address in ("/api/v2/documents/", "/api/v3/documents/"):
        assert "getekend" not in client.get(address).text
        assert proof.title not in client.get(address).text


ADDRESSES = {
    "index": ({EDITOR, ADMINISTRATOR}, "get"),
    "person": ({EDITOR, ADMINISTRATOR}, "get"),
    "withdraw_all": ({EDITOR, ADMINISTRATOR}, "post"),
    "withdraw": ({EDITOR, ADMINISTRATOR}, "post"),
    "give_back": ({EDITOR, ADMINISTRATOR}, "post"),
    "edit": ({EDITOR, ADMINISTRATOR}, "get"),
    "export": ({ADMINISTRATOR}, "post"),
    "erase": ({ADMINISTRATOR}, "post"),
}


@pytest.mark.parametrize("role", [WRITER, EDITOR, ADMINISTRATOR])
def test_who_may_do_what(image, consent, browse, role):
    client = browse(role)
    for name, (roles, method) in ADDRESSES.items():
        pk = consent.pk if name in ("withdraw", "give_back", "edit") else consent.person_id
        address = reverse(f"consent:{name}", args=[] if name == "index" else [pk])
        answer = getattr(client, method)(address)
        refused = answer.status_code == 302 and answer.url == reverse("wagtailadmin_home")
        assert refused != (role in roles), f"{role} {name}: {answer.status_code}"
        answer.close()


def test_withdrawing_and_giving_back_on_the_screen(image, consent, browse):
    client = browse(EDITOR)
    page = builders.story("Feest", thumb=image, thumb_alt="x")
    shown = client.get(reverse("consent:person", args=[consent.person_id])).text
    assert reverse("wagtailadmin_pages:edit", args=[page.pk]) in shown
    client.post(reverse("consent:withdraw", args=[consent.pk]))
    assert "Zomerfeest" in client.get(reverse("consent:index")).text
    image.refresh_from_db()
    assert image.withheld
    answer = client.post(
        reverse("consent:give_back", args=[consent.pk]), {"next": "https://elders.example/"}
    )
    assert answer.url == reverse("consent:picture", args=[image.pk])
    image.refresh_from_db()
    assert not image.withheld


def test_everything_of_one_person_is_given_out_and_nothing_of_others(image, consent, browse):
    client = browse(ADMINISTRATOR)
    agreed(image, "Bram", purpose="Alleen intern")
    record(client, builders.picture("Tweede"), name="", person=consent.person_id, proof_file=scan())
    answer = client.post(reverse("consent:export", args=[consent.person_id]))
    archive = zipfile.ZipFile(io.BytesIO(answer.getvalue()))
    text = archive.read("gegevens.json").decode()
    assert "Alleen intern" not in text
    record_of = json.loads(text)
    assert record_of["name"] == "Anna de Vries"
    assert [each["picture"] for each in record_of["pictures"]] == ["Zomerfeest", "Tweede"]
    assert [name.split("-")[0] for name in archive.namelist()] == [
        "gegevens.json",
        "foto",
        "foto",
        "bewijs",
    ]
    assert archive.read(f"foto-{image.pk}.jpg") == image.file.open().read()
    assert ModelLogEntry.objects.filter(action="consent.exported").exists()


def test_who_is_erased_is_nowhere_and_their_pictures_stay_off_the_site(
    image, consent, browse, django_capture_on_commit_callbacks
):
    client = browse(ADMINISTRATOR)
    record(client, builders.picture("Tweede"), name="", person=consent.person_id, proof_file=scan())
    proof = Document.objects.get()
    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("consent:erase", args=[consent.person_id]))
    assert not Person.objects.exists()
    assert not Document.objects.exists()
    assert not proof.file.storage.exists(proof.file.name)
    image.refresh_from_db()
    assert image.withheld
    client.post(reverse("consent:give_back", args=[consent.pk]))
    image.refresh_from_db()
    assert image.withheld, "there is nobody who could give it back"
    everything = "".join(map(str, ModelLogEntry.objects.values_list("label", "data")))
    assert "Anna" not in everything
    for address in (reverse("consent:index"), reverse("consent:picture", args=[image.pk])):
        assert "Anna" not in client.get(address).text


def test_a_hidden_name_and_an_odd_one_do_no_harm(image, browse):
    client = browse(EDITOR)
    record(client, image, name="<script>alert(1)</script>", told_to="Sanne")
    consent = Consent.objects.get()
    for address in (
        reverse("consent:index"),
        reverse("consent:person", args=[consent.person_id]),
        reverse("consent:picture", args=[image.pk]),
    ):
        assert "<script>alert" not in client.get(address).text
