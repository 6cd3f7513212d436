"""The inbox of answers: for those who may, and for nobody else."""

import csv
import io

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group, User
from django.core.management import call_command
from django.urls import reverse
from openpyxl import load_workbook

from cms.forms.models import Answer
from cms.forms.receive import Request, receive
from cms.models import SiteProfile
from tests import builders

LIST = "/cms/inzendingen/"


def receive_from(page, **changes) -> Answer:
    given = {name: [text] for name, text in (builders.ANSWER | changes).items()}
    return receive(page, Request(given))


@pytest.fixture
def page(home):
    return builders.form()


@pytest.fixture
def answer(page):
    return receive_from(page, telefoon="06-1234 5678")


@pytest.fixture
def sign_in(client, home):
    def sign_in(role: str) -> User:
        user = User.objects.create_user(role, f"{role}@example.org", "x")
        user.groups.add(Group.objects.get(name=role))
        client.force_login(user)
        return user

    return sign_in


def addresses(answer) -> list[str]:
    return [
        LIST,
        f"{LIST}?export=csv",
        *(f"{LIST}{each}/{answer.pk}/" for each in ("edit", "delete", "history")),
    ]


@pytest.mark.parametrize("role", ["Redacteur", "Eindredacteur", "Beheerder"])
def test_no_other_role_reads_answers(client, answer, sign_in, role):
    sign_in(role)
    for address in addresses(answer):
        response = client.get(address)
        assert response.status_code in (302, 403)
        assert b"Noor" not in response.content
    assert LIST not in client.get("/cms/").content.decode()


def test_visitors_are_asked_to_sign_in(client, answer):
    for address in addresses(answer):
        assert client.get(address).url.startswith("/cms/login/")


def test_the_role_of_forms_reads_them_and_no_pages(client, answer, sign_in, page):
    sign_in("Formulieren")
    assert LIST in client.get("/cms/").content.decode()
    html = client.get(f"{LIST}edit/{answer.pk}/").content.decode()
    for text in ("Noor de Vries", "Jullie bewaren dit 90 dagen.", "Het kwam niet via"):
        assert text in html
    assert client.get(f"/cms/pages/{page.pk}/edit/").status_code in (302, 403)
    assert client.get(f"{LIST}new/").status_code in (302, 403, 404)


def test_each_column_is_named_in_dutch(client, answer, sign_in):
    sign_in("Formulieren")
    html = BeautifulSoup(client.get(f"{LIST}?ordering=state").content, "html.parser")
    heads = [" ".join(head.text.split()) for head in html.select("main thead th")]
    assert heads == ["Nummer", "Formulier", "Ontvangen", "Stand", "Opgepakt door"]
    csv_heads = client.get(f"{LIST}?export=csv").getvalue().decode("utf-8-sig").splitlines()[0]
    assert "Stand" in csv_heads
    assert "ethod" not in csv_heads


def test_nobody_makes_an_answer_up(client, admin_client, answer):
    assert admin_client.get(f"{LIST}new/").status_code in (302, 403, 404)
    assert f"{LIST}new/" not in admin_client.get(LIST).content.decode()


def test_an_answer_is_taken_up(client, answer, sign_in):
    user = sign_in("Formulieren")
    fields = {"state": "in_hand", "assigned_to": user.pk, "note": "Belt maandag terug."}
    response = client.post(f"{LIST}edit/{answer.pk}/", fields)
    assert response.status_code == 302, response.context["form"].errors
    answer.refresh_from_db()
    assert (answer.state, answer.assigned_to, answer.note) == (
        "in_hand",
        user,
        "Belt maandag terug.",
    )
    assert answer.content[0]["answer"] == "Noor de Vries"


@pytest.mark.parametrize("words", ["noor@example.org", "de vries", "0612345678", "weet niet waar"])
def test_one_persons_answers_are_found(client, page, answer, sign_in, words):
    other = receive_from(page, naam="Bram", mail="bram@example.org", vraag="Iets heel anders.")
    sign_in("Formulieren")
    html = client.get(LIST, {"q": words}).content.decode()
    assert answer.number in html
    assert other.number not in html


def test_what_is_found_is_exported_and_holds_no_formula(client, page, answer, sign_in):
    receive_from(page, naam="=HYPERLINK(1)", mail="eve@example.org")
    sign_in("Formulieren")
    response = client.get(LIST, {"export": "csv", "q": "example.org"})
    rows = list(csv.reader(io.StringIO(response.getvalue().decode("utf-8-sig"))))
    assert len(rows) == 3
    assert all(not cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row)
    assert any("Noor de Vries" in cell for row in rows for cell in row)
    assert "no-store" in response.headers["Cache-Control"]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_spreadsheet_has_a_column_for_each_question(client, page, answer, sign_in, kind):
    other = builders.form("Ik word maatje", slug="maatje")
    receive_from(other, naam="Bram", dagen="di", mail="bram@example.org")
    sign_in("Formulieren")
    response = client.get(LIST, {"export": kind})
    if kind == "csv":
        data = response.getvalue().decode("utf-8-sig")
        heads, *rows = list(csv.reader(io.StringIO(data)))
    else:
        sheet = load_workbook(io.BytesIO(response.getvalue())).active
        heads, *rows = [[str(cell or "") for cell in row] for row in sheet.values]
    found = {row[heads.index("Je naam")]: dict(zip(heads, row, strict=True)) for row in rows}
    assert set(found) == {"Noor de Vries", "Bram"}
    assert found["Bram"]["Wanneer kun je?"] == "di"
    assert found["Noor de Vries"]["Je telefoonnummer"].lstrip("'") == "06-1234 5678"
    assert found["Noor de Vries"]["Ik ga akkoord"] == "ja"
    assert found["Bram"]["Formulier"] == "Ik word maatje"
    assert heads.count("Je naam") == 1, "both forms have the same question here"


def test_an_answer_is_erased(client, answer, sign_in):
    sign_in("Formulieren")
    assert client.post(f"{LIST}delete/{answer.pk}/").status_code == 302
    assert not Answer.objects.exists()
    history = client.get(reverse("wagtailadmin_reports:site_history")).content.decode()
    assert "Noor" not in history


def test_two_who_save_the_same_answer(client, answer, sign_in):
    sign_in("Formulieren")
    address = f"{LIST}edit/{answer.pk}/"
    loaded = client.get(address).context["form"]["loaded"].value()
    client.post(address, {"state": "done", "note": "Gebeld.", "loaded": loaded})
    response = client.post(address, {"state": "new", "note": "", "loaded": loaded})
    assert response.status_code == 200
    answer.refresh_from_db()
    assert (answer.state, answer.note) == ("done", "Gebeld.")


def test_nothing_of_an_answer_is_in_the_searches_and_the_api(admin_client, answer):
    for address in (
        "/cms/pages/search/?q=Noor",
        "/api/v2/pages/?search=Noor",
        "/api/v3/pages/?search=Noor",
    ):
        assert "de Vries" not in admin_client.get(f"{address}=Noor").content.decode()


def test_a_site_of_a_former_release_gets_the_role(home):
    Group.objects.get(name="Formulieren").delete()
    profile = SiteProfile.objects.get()
    profile.roles = {name: key for name, key in profile.roles.items() if name != "forms"}
    profile.save()
    for _ in range(2):
        call_command("start_site", profile=builders.PROFILE, verbosity=0)
    group = Group.objects.get(name="Formulieren")
    assert SiteProfile.objects.get().roles["forms"] == group.pk
    codes = set(group.permissions.values_list("codename", flat=True))
    assert codes == {"access_admin", "view_answer", "change_answer", "delete_answer"}
