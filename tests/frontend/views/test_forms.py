"""A form on the site: errors beside their questions, a confirmation with a number, nothing lost."""

import re

import httpx2
import pytest
from django.db import OperationalError

from cms.api.forms import INSIDE as IN_API
from cms.forms import stamps
from cms.forms.models import Answer
from cms.models import SiteDetails
from frontend.api.client import content_client
from frontend.api.connection import ContentUnavailable
from frontend.api.in_process import INSIDE
from tests import builders

HTMX = {"HX-Request": "true"}


@pytest.fixture
def page(home):
    SiteDetails.objects.update(phone="070 123 45 67", email="hulp@example.org")
    return builders.form()


@pytest.fixture
def fields(page):
    return {**builders.ANSWER, "stamp": stamps.issue(page, stamps.SHOWN)}


def send(client, fields, headers=None, path="/ik-wil-hulp/"):
    return client.post(path, fields, headers=headers or {})


def text_of(response) -> str:
    return response.content.decode()


def test_the_page_is_the_same_for_all_and_sets_nothing(page, client):
    response = client.get("/ik-wil-hulp/")
    assert response.status_code == 200
    assert "public" in response.headers["Cache-Control"]
    assert not response.cookies
    html = text_of(response)
    assert 'autocomplete="name"' in html
    assert 'type="email"' in html
    assert 'inputmode="email"' in html
    assert 'type="tel"' in html
    assert "Jullie bewaren dit 90 dagen." in html
    assert "na 90 dagen" in html


def test_an_answer_leads_to_a_page_with_its_number(page, client, fields):
    response = send(client, fields)
    assert response.status_code == 303
    number = Answer.objects.get().number
    assert response.headers["Location"] == f"/ik-wil-hulp/verstuurd/{number}/"
    for _ in range(2):  # loaded again
        shown = client.get(response.headers["Location"])
        assert shown.status_code == 200
        assert number in text_of(shown)
        assert "no-store" in shown.headers["Cache-Control"]
        assert 'name="robots" content="noindex"' in text_of(shown)
    assert not response.cookies
    assert Answer.objects.count() == 1


def test_htmx_is_led_there_as_well(page, client, fields):
    response = send(client, fields, HTMX)
    assert response.headers["HX-Redirect"].startswith("/ik-wil-hulp/verstuurd/")


def test_errors_stand_beside_their_questions_and_the_rest_stays(page, client, fields):
    response = send(client, fields | {"mail": "noor", "dagen": ["di"]})
    assert response.status_code == 422
    html = text_of(response)
    assert "<title>Fout: Ik wil hulp" in html
    assert html.count("moet een e-mailadres zijn") == 2  # in the list, and beside the field
    assert 'href="#v--mail"' in html
    (field,) = re.findall(r'<input id="v--mail"[^>]*>', html)
    assert "autofocus" in field
    assert 'aria-invalid="true"' in field
    assert 'aria-describedby="error--mail"' in field
    assert html.count("autofocus") == 1
    assert 'value="Noor de Vries"' in html
    assert re.search(r'value="di" checked', html)
    assert fields["stamp"] in html
    assert not Answer.objects.exists()


def test_htmx_gets_the_form_alone(page, client, fields):
    response = send(client, fields | {"mail": "noor"}, HTMX)
    assert response.status_code == 422
    assert text_of(response).lstrip().startswith('<div id="formulier">')
    assert "no-store" in response.headers["Cache-Control"]


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_without_a_stamp_the_answer_is_shown_first(page, client, fields, headers):
    del fields["stamp"]
    response = send(client, fields, headers)
    assert response.status_code == 200
    html = text_of(response)
    assert "Klopt dit?" in html
    assert "nog niet verstuurd" in html
    assert not Answer.objects.exists()
    hidden = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', html))
    assert hidden["naam"] == "Noor de Vries"
    assert send(client, hidden, headers).status_code in (200, 303)
    assert Answer.objects.get().doubts == []


def test_what_is_shown_first_can_be_changed(page, client, fields):
    response = send(client, fields | {"aanpassen": "1"})
    assert response.status_code == 200
    assert 'value="Noor de Vries"' in text_of(response)
    assert "Er klopt" not in text_of(response)
    assert not Answer.objects.exists()


def test_back_never_sends_twice(page, client, fields):
    assert send(client, fields)["Location"] == send(client, fields)["Location"]
    assert Answer.objects.count() == 1


def test_back_and_a_change_is_another_answer(page, client, fields):
    send(client, fields)
    send(client, fields | {"naam": "Noor Vries"})
    assert Answer.objects.count() == 2


def test_what_a_program_types_is_kept_aside(page, client, fields):
    assert send(client, fields | {"antwoord": "x"}).status_code == 303
    assert Answer.objects.get().state == Answer.State.ASIDE


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_what_was_typed_stays_while_the_database_is_away(
    page, client, fields, headers, monkeypatch
):
    monkeypatch.setattr("cms.api.forms.receive", fail)
    client.raise_request_exception = False
    response = send(client, fields, headers)
    assert response.status_code == 503
    html = text_of(response)
    assert 'value="Noor de Vries"' in html
    assert "070 123 45 67" in html
    assert "Probeer opnieuw" in html
    monkeypatch.undo()
    send(client, fields, headers)
    assert Answer.objects.count() == 1


def fail(*args):
    raise OperationalError("database is locked")


def test_what_was_typed_stays_while_nothing_of_the_cms_answers(page, client, fields, monkeypatch):
    client.get("/ik-wil-hulp/")

    def away(*args, **kwargs):
        raise ContentUnavailable("away")

    monkeypatch.setattr(content_client(), "page_at", away)
    response = send(client, fields | {"vraag": "<b>&\nwerk"})
    assert response.status_code == 503
    html = text_of(response)
    assert 'name="vraag" value="&lt;b&gt;&amp;' in html
    assert "070 123 45 67" in html
    assert f'name="stamp" value="{fields["stamp"]}"' in html


def test_a_time_out_keeps_what_was_typed(page, client, fields, monkeypatch):
    http = content_client()._http

    def late(*args, **kwargs):
        raise httpx2.ReadTimeout("late")

    monkeypatch.setattr(http, "post", late)
    response = send(client, fields)
    assert response.status_code == 503
    assert 'value="Noor de Vries"' in text_of(response)


def test_the_stamp_is_fetched(page, client):
    response = client.get(f"/_formulier/{page.pk}/")
    (stamp,) = re.findall(r'name="stamp" value="([^"]+)"', text_of(response))
    assert stamps.read(page, stamp) is stamps.Stamp.FAST
    assert "no-store" in response.headers["Cache-Control"]
    assert client.get("/_formulier/0/").status_code == 204


@pytest.mark.parametrize("path", ["/", "/verhalen/", "/is-er-niet/"])
def test_nothing_else_takes_a_post(page, client, path):
    response = send(client, {"naam": "x"}, path=path)
    assert response.status_code == 405
    assert response.headers["Allow"] == "GET, HEAD"


SENT = ["/verhalen/verstuurd/ABCD-2345/", "/ik-wil-hulp/verstuurd/abcd-2345/", "/verstuurd/A/"]


@pytest.mark.parametrize("path", SENT)
def test_only_forms_are_confirmed(page, client, path):
    assert client.get(path).status_code == 404


def test_a_form_in_a_draft_is_shown_and_cannot_be_sent(page, rf, admin_user, client):
    request = rf.get("/cms/")
    request.user = admin_user
    page.title = "Concept"
    location = page.serve_preview(request, "page").headers["Location"]
    html = text_of(client.get(location))
    assert "Concept" in html
    assert re.search(r'type="submit" disabled', html)


def test_the_api_and_the_site_mean_the_same_by_inside():
    assert IN_API == INSIDE


def test_no_page_keeps_what_was_typed(page, client, fields):
    """What a visitor typed is in no page that another one gets."""
    send(client, fields | {"mail": "noor"})
    assert "Noor" not in text_of(client.get("/ik-wil-hulp/"))
