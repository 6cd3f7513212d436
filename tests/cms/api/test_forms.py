"""`/api/v2/forms/<id>/`: an answer is stored or refused with an error for each question."""

import json

import pytest
from django.core import mail
from django.db import OperationalError
from wagtail.models import PageViewRestriction

from cms.api import forms as endpoint
from cms.forms import receive, stamps
from cms.forms.models import Answer, AnswerCount
from frontend.api.in_process import INSIDE
from tests import builders


@pytest.fixture
def page(home):
    return builders.form()


@pytest.fixture
def stamp(page):
    return stamps.issue(page, stamps.SHOWN)


def post(client, page, answers=None, **fields):
    headers = fields.pop("headers", {})
    body = {"answers": builders.ANSWER if answers is None else answers, **fields}
    address = f"/api/v2/forms/{page.pk}/"
    return client.post(address, json.dumps(body), content_type="application/json", headers=headers)


def test_the_page_has_the_definition(page, client):
    found = client.get(f"/api/v2/pages/{page.pk}/").json()
    first = found["questions"][0]
    assert first == {
        "id": "naam",
        "type": "short_text",
        "label": "Je naam",
        "help": "",
        "required": True,
        "purpose": "name",
    }
    assert found["questions"][6]["choices"] == ["Krant", "Vriend"]
    assert found["questions"][9]["text"] == "Jullie bewaren dit 90 dagen."
    assert (found["days_kept"], found["order"]) == (90, None)


def test_nobody_learns_who_is_told(home, client):
    page = builders.form(told="geheim@example.org")
    for address in (f"/api/v2/pages/{page.pk}/", "/api/v2/pages/?type=cms.FormPage&fields=*"):
        assert b"geheim@" not in client.get(address).content
    assert b"geheim@" not in client.get(f"/api/v3/pages/{page.pk}/").content
    response = client.get("/api/v2/pages/?type=cms.FormPage&told=geheim@example.org")
    assert response.status_code == 400


def test_an_answer_is_stored_before_the_number_is_given(page, client, stamp):
    response = post(client, page, stamp=stamp)
    assert response.status_code == 201
    answer = Answer.objects.get(number=response.json()["number"])
    assert (answer.state, answer.doubts, answer.form_title) == ("new", [], "Ik wil hulp")
    given = {each["id"]: each for each in answer.content}
    assert given["naam"]["answer"] == "Noor de Vries"
    assert given["akkoord"] == {
        "id": "akkoord",
        "type": "consent",
        "label": "Ik ga akkoord",
        "text": "Jullie bewaren dit 90 dagen.",
        "answer": True,
    }
    assert "no-store" in response.headers["Cache-Control"]
    assert not response.cookies


def test_what_was_agreed_to_stays_when_the_form_changes(page, client, stamp):
    post(client, page, stamp=stamp)
    page.questions[9].value["text"] = "Iets anders."
    page.save_revision().publish()
    (answer,) = Answer.objects.all()
    assert answer.content[9]["text"] == "Jullie bewaren dit 90 dagen."


def test_an_html_form_can_be_sent_here(page, client, stamp):
    fields = {**builders.ANSWER, "dagen": ["ma", "di"], "stamp": stamp}
    response = client.post(f"/api/v2/forms/{page.pk}/", fields_of(fields), content_type=FORM)
    assert response.status_code == 201
    given = {each["id"]: each["answer"] for each in Answer.objects.get().content}
    assert given["dagen"] == ["ma", "di"]


FORM = "application/x-www-form-urlencoded"


def fields_of(values: dict) -> str:
    from urllib.parse import urlencode

    return urlencode(values, doseq=True)


WRONG = {
    "naam": [("", "Beantwoord “Je naam”."), ("x" * 256, "te lang"), ("  ", "Beantwoord")],
    "mail": [("noor", "e-mailadres"), ("", "Beantwoord")],
    "telefoon": [("bel me", "telefoonnummer")],
    "leeftijd": [("oud", "getal"), ("15", "16 of meer"), ("nan", "getal"), ("1e99", "getal")],
    "vanaf": [("morgen", "datum"), ("31-2-2027", "datum"), ("1" * 9999, "datum")],
    "weg": [("Radio", "keuze")],
    "dagen": [(["zo"], "keuze")],
    "vraag": [("x" * 10_001, "te lang"), ("a\0b", "")],
    "akkoord": [(False, "Vink"), (None, "Vink")],
}


@pytest.mark.parametrize(
    ("name", "value", "text"),
    [(name, *pair) for name, pairs in WRONG.items() for pair in pairs],
    ids=lambda value: str(value)[:12],
)
def test_what_is_wrong_is_named_by_its_question(page, client, stamp, name, value, text):
    response = post(client, page, {**builders.ANSWER, name: value}, stamp=stamp)
    assert response.status_code == 422
    assert response.headers["Content-Type"] == "application/problem+json"
    problem = response.json()
    assert (problem["status"], list(problem["errors"])) == (422, [name])
    assert text in problem["errors"][name]
    assert not Answer.objects.exists()


RIGHT = {
    "leeftijd": [("1.250", "1250"), ("16,5", "16.5"), (40, "40")],
    "vanaf": [("3-12-2026", "2026-12-03"), ("3 December 2026", "2026-12-03")],
    "telefoon": [("+31 (0)6-1234 5678 na 18 u", "+31 (0)6-1234 5678 na 18 u")],
    "nieuws": [("ja", True), (False, False), (None, False)],
}


@pytest.mark.parametrize(
    ("name", "value", "kept"),
    [(name, *pair) for name, pairs in RIGHT.items() for pair in pairs],
    ids=lambda value: str(value)[:12],
)
def test_people_write_as_they_do(page, client, stamp, name, value, kept):
    response = post(client, page, {**builders.ANSWER, name: value}, stamp=stamp)
    assert response.status_code == 201, response.content
    given = {each["id"]: each["answer"] for each in Answer.objects.get().content}
    assert given[name] == kept


def test_all_errors_come_at_once(page, client):
    response = post(client, page, {"onbekend": "x"})
    assert set(response.json()["errors"]) == {"naam", "mail", "vraag", "akkoord", "onbekend"}


UNREADABLE = [
    *("[]", '"x"', "{", "", '{"answers": []}', '{"answers": {"naam": {}}}'),
    *('{"answers": {"naam": "\\ud800"}}', '{"answers": {}, "stamp": 5}'),
]


@pytest.mark.parametrize("body", UNREADABLE)
def test_what_cannot_be_read_is_a_400(page, client, body):
    response = client.post(f"/api/v2/forms/{page.pk}/", body, content_type="application/json")
    assert response.status_code == 400
    assert response.json()["message"]
    assert not Answer.objects.exists()


def test_other_encodings_are_refused(page, client):
    response = client.post(f"/api/v2/forms/{page.pk}/", "a", content_type="text/plain")
    assert response.status_code == 415


def test_too_much_is_refused(page, client, stamp):
    response = post(client, page, {"naam": "x" * endpoint.LARGEST}, stamp=stamp)
    assert response.status_code == 413


def test_a_draft_takes_no_answers(home, client):
    draft = builders.form(live=False)
    assert post(client, draft).status_code == 404
    assert client.get(f"/api/v2/forms/{draft.pk}/stamp/").status_code == 404


def test_a_private_form_takes_no_answers(page, client):
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert post(client, page).status_code == 404


@pytest.mark.parametrize("number", [0, 2**31, 2**63, 10**19])
def test_no_such_form(page, client, number):
    response = client.post(f"/api/v2/forms/{number}/", "{}", content_type="application/json")
    assert response.status_code == 404


def test_another_page_is_no_form(home, client):
    assert post(client, builders.info()).status_code == 404


def test_a_request_that_is_repeated_is_stored_once(page, client, stamp):
    headers = {"Idempotency-Key": "een-sleutel"}
    numbers = {post(client, page, stamp=stamp, headers=headers).json()["number"] for _ in range(3)}
    assert len(numbers) == 1
    assert Answer.objects.count() == 1
    assert AnswerCount.objects.get().received == 1


def test_a_key_can_be_a_field_and_is_that_of_one_answer(page, client, stamp):
    assert post(client, page, stamp=stamp, key="k").status_code == 201
    other = {**builders.ANSWER, "naam": "Bram"}
    response = post(client, page, other, stamp=stamp, key="k")
    assert response.status_code == 422
    assert "errors" not in response.json()
    assert Answer.objects.count() == 1


def test_the_same_answer_of_the_same_sender_is_stored_once(page, client, stamp):
    numbers = {post(client, page, stamp=stamp).json()["number"] for _ in range(2)}
    assert len(numbers) == 1


def test_two_requests_in_the_same_moment(page, client, stamp, monkeypatch):
    """The second one looked before the first one was stored."""
    first = post(client, page, stamp=stamp, key="k").json()["number"]
    looks = iter([lambda *args: None])
    look = receive._stored_before
    monkeypatch.setattr(receive, "_stored_before", lambda *args: next(looks, look)(*args))
    assert post(client, page, stamp=stamp, key="k").json()["number"] == first
    assert Answer.objects.count() == 1


def test_nothing_is_stored_if_a_part_fails(page, client, stamp, monkeypatch):
    def fail(*args):
        raise OperationalError("database or disk is full")

    monkeypatch.setattr(receive, "tell", fail)
    client.raise_request_exception = False
    response = post(client, page, stamp=stamp)
    assert response.status_code == 503
    assert not Answer.objects.exists()
    assert not AnswerCount.objects.exists()


def test_mail_says_that_something_came_and_not_what(home, client):
    page = builders.form(told="lotte@example.org\nomar@example.org")
    number = post(client, page, stamp=stamps.issue(page, stamps.SHOWN)).json()["number"]
    assert [message.to for message in mail.outbox] == [["lotte@example.org"], ["omar@example.org"]]
    for message in mail.outbox:
        assert number in message.subject
        assert "/cms/inzendingen/" in message.body
        assert "noor" not in str(message.message()).lower()


def test_mail_has_the_answer_where_staff_chose_that(home, client):
    page = builders.form(told="lotte@example.org", tells_content=True)
    post(client, page, stamp=stamps.issue(page, stamps.SHOWN))
    assert "Noor de Vries" in mail.outbox[0].body


def test_one_mail_a_day_tells_of_suspicious_answers(home, client):
    page = builders.form(told="lotte@example.org")
    for number in range(3):
        post(client, page, {**builders.ANSWER, "naam": f"Noor {number}"})
    (message,) = mail.outbox
    assert "verdachte" in message.subject
    assert "noor" not in str(message.message()).lower()


def test_nothing_of_an_answer_is_logged(page, client, stamp, caplog):
    post(client, page, stamp=stamp)
    post(client, page, {**builders.ANSWER, "mail": "geen-adres-van-noor"}, stamp=stamp)
    assert "noor" not in caplog.text.lower()


def test_a_client_that_asks_shows_the_answer_first(page, client):
    response = post(client, page, ask=True)
    assert response.status_code == 428
    assert not Answer.objects.exists()
    again = post(client, page, ask=True, stamp=response.json()["stamp"])
    assert again.status_code == 201
    assert Answer.objects.get().doubts == []


def test_a_client_without_a_stamp_is_heard_all_the_same(page, client):
    assert post(client, page).status_code == 201
    answer = Answer.objects.get()
    assert (answer.state, answer.doubts) == ("aside", ["stamp"])
    assert not mail.outbox


def test_a_stamp_is_fetched(page, client):
    response = client.get(f"/api/v2/forms/{page.pk}/stamp/")
    assert stamps.read(page, response.json()["stamp"]) is stamps.Stamp.FAST
    assert "no-store" in response.headers["Cache-Control"]


def test_only_the_site_says_where_an_answer_came_from(page, client, stamp):
    headers = {"X-Visitor-Address": "192.0.2.7"}
    post(client, page, stamp=stamp, headers=headers)
    direct = Answer.objects.get().sender
    Answer.objects.all().delete()
    client.defaults[INSIDE] = True
    post(client, page, stamp=stamp, headers=headers)
    assert Answer.objects.get().sender != direct


def test_the_menu_has_forms_in_their_place(home, client):
    builders.info("Over ons", order=2)
    builders.form("Ik wil hulp", order=1)
    builders.form("Ik word maatje")
    menu = [entry["title"] for entry in client.get("/api/v2/site/").json()["menu"]]
    assert menu == ["Verhalen", "Ik wil hulp", "Over ons", "Ik word maatje"]
