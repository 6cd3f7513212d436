"""No value that is sent to the CMS is a mistake of the server, and its mistakes stay visible.

Every address gets a table of values in its path, its query, its forms and as JSON. Most of that
takes minutes, and is for the long run.
"""

import json
import logging

import pytest
from django.contrib.auth.models import Group, User
from django.db import transaction
from django.test import Client
from django.urls import NoReverseMatch, reverse
from wagtail.models import APIToken

from cms.models import Category
from tests import builders
from tests.attacks import crawl
from tests.long import LONG, long

IN_PATHS = ["9" * 19, "9" * 400, "0", "x", "%ED%A0%80"]
VALUES = ["9" * 25, "x", "{", ""]
# What is but a text, as x is, unless a script fills the field and the server reads JSON from it.
JSON_VALUES: list[str] = []
if LONG:
    VALUES += ["9" * 5000, "-1", "\0", "1e400", "999999999", "NaN", "[" * 20_000]
    JSON_VALUES += ["null", "[]", "{}", '"\\ud800"', '{"blocks": [{}], "entityMap": {}}']
    JSON_VALUES += ['{"a": "\\u0000"}']
CHARSETS = ["latin-1", "utf-7", "hex", "base64", "nonsense", "idna"]
FORM = "application/x-www-form-urlencoded"
SAMPLE = [
    "cms/login/",
    "cms/pages/<int:page_id>/edit/",
    "cms/pages/<int:page_id>/edit/preview/",
    "cms/pages/<int:page_id>/copy/",
    "cms/bulk/<str:app_label>/<str:model_name>/<str:action>/",
    "cms/dismissibles/",
    "api/v3/pages/<page_id>/actions/move/",
]
OTHERS = [route for route in crawl.routes() if route not in SAMPLE]
DEEP = "[" * 100_000
pytestmark = pytest.mark.timeout(1200 if LONG else 240)  # seconds: a form of many fields takes long


class Caller:
    """Sends requests that change nothing, and complains about each that is a 500."""

    def __init__(self, user: User | None):
        self.client = Client(raise_request_exception=False)
        if user:
            self.client.force_login(user)
        self.headers: dict[str, str] = {}

    def __call__(self, method: str, address: str, data="", kind: str = FORM, **query):
        with transaction.atomic():
            response = self.client.generic(
                method, address, data, kind, query_params=query or None, headers=self.headers
            )
            transaction.set_rollback(True)
        sent = (method, address, kind, str(data)[:200], str(query)[:200])
        assert response.status_code < 500, sent
        return response

    def post(self, address: str, fields: dict[str, str]):
        boundary = "x" * 20
        parts = (
            f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
            for name, value in fields.items()
        )
        body = "".join([*parts, f"--{boundary}--\r\n"])
        return self("POST", address, body, f"multipart/form-data; boundary={boundary}")


@pytest.fixture
def editor(home) -> Caller:
    user = User.objects.create_user("red", "red@example.org", "wachtwoord")
    user.groups.add(Group.objects.get(name="Redacteur"))
    return Caller(user)


@pytest.fixture
def admin(home, admin_user) -> Caller:
    return Caller(admin_user)


@pytest.fixture
def program(home, admin_user) -> Caller:
    """Whoever calls API v3 with a token."""
    caller = Caller(None)
    token = APIToken.create_token(user=admin_user, name="t")[1]
    caller.headers = {"Authorization": f"Bearer {token}"}
    return caller


@pytest.mark.parametrize("route", [*SAMPLE, *long(*OTHERS)])
def test_no_value_is_a_fault_of_the_server(route, admin, editor, program, admin_user):
    things = crawl.Things.make(admin_user)
    address = things.address(route)
    if "<" in route:
        for value in IN_PATHS:
            for method in ("GET", "POST"):
                admin(method, things.address(route, value))
    if route.startswith("api/"):
        return send_json(program, address)
    sent = send_forms(admin, route, address, known=set())
    if LONG:
        send_forms(editor, route, address, known=sent)
    return None


def send_json(program: Caller, address: str) -> None:
    names = ("destination_id", "parent_id", "root_page", "type", "slug", "title", "meta", "body")
    for value in dict.fromkeys([*VALUES, *JSON_VALUES, str(10**30), '"\\ud800"', "[]"]):
        program("GET", address, **dict.fromkeys(["id", "type", "child_of"], value[:100]))
        for method in ("POST", "PATCH", "DELETE"):
            program(method, address, value, "application/json")
            if value.isdecimal() or value.startswith(("[]", '"')):
                body = ", ".join(f'"{name}": {value}' for name in names)
                program(method, address, f"{{{body}}}", "application/json")


def send_forms(caller: Caller, route: str, address: str, known: set[str]) -> set[str]:
    """Send all values to all fields at once, then to each field alone, as what comes first in a
    form often hides the others. Return the kinds of fields that got them alone.

    `known` are those that another caller sent to the same address.
    """
    page = caller("GET", address)
    is_html = "html" in page.headers.get("Content-Type", "") and not page.streaming
    fields = crawl.fields_of(page.text, route) if is_html else {}
    nothing = caller("POST", address)
    # Who may not see a page is refused before anything is read: a few values show that.
    values = [*VALUES, *JSON_VALUES] if page.status_code == 200 else VALUES[:4]
    for value in values:
        caller("GET", address, **dict.fromkeys([*crawl.PARAMETERS, *fields], value[:1000]))
        caller.post(address, dict.fromkeys([*crawl.POSTED, *fields], value))
    # A view that reads no JSON takes it for nothing.
    answers = [caller("POST", address, value, "application/json") for value in ("{", "[]", "null")]
    if not all(crawl.is_same(nothing, each) for each in answers):
        for value in values:
            caller("POST", address, value, "application/json")
    kinds = crawl.one_of_each_kind(fields)
    for kind, name in kinds.items() if LONG or "body-count" in fields else ():
        if kind not in known:
            hidden = crawl.is_hidden(page.text, name)
            send_alone(caller, address, fields, name, [*VALUES, *(JSON_VALUES if hidden else ())])
    return set(kinds)


def send_alone(caller: Caller, address: str, fields: dict, name: str, values: list[str]) -> None:
    caller.post(address, {key: fields[key] for key in fields if key != name})
    for value in values if LONG or name.startswith("body-") else ():
        caller.post(address, fields | {name: value})


@pytest.mark.parametrize("charset", CHARSETS)
def test_another_charset_is_refused(charset, home, client):
    for address in ("/cms/login/", "/cms/password_reset/", "/api/v3/pages/", "/zoeken/"):
        for type in (FORM, "multipart/form-data; boundary=x", "application/json"):
            sent = client.generic("POST", address, b"a=b", f"{type}; charset={charset}")
            assert sent.status_code == 400, (address, type)


@pytest.mark.parametrize("charset", ["utf-8", "UTF-8", '"utf-8"'])
def test_utf_8_may_be_said(charset, home, client):
    sent = client.generic("POST", "/cms/login/", b"username=x", f"{FORM}; charset={charset}")
    assert sent.status_code == 200


@pytest.mark.parametrize(
    "body", [DEEP, "9" * 5000, '{"a": "\\ud800"}', "[1]", "1", f'{{"a": {DEEP}}}']
)
def test_strange_json_is_not_a_fault_of_the_server(body, admin):
    admin("PATCH", "/cms/dismissibles/", body, "application/json")


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("PATCH", "x/", {}),
        ("DELETE", f"{'9' * 20}/", {}),
        ("GET", f"{'9' * 20}/revisions/", {}),
        ("POST", f"{'9' * 20}/actions/publish/", {}),
        ("POST", "{page}/actions/move/", {"destination_id": 10**30}),
        ("POST", "{page}/actions/copy/", {"destination_id": 10**30}),
        ("POST", "", {"parent_id": 10**30, "type": "cms.InfoPage", "title": "x"}),
        ("POST", "", {"meta": {"parent_id": 10**30, "type": "cms.InfoPage"}, "title": "x"}),
    ],
)
def test_api_v3_takes_no_number_of_any_length(method, path, body, program):
    address = f"/api/v3/pages/{path.format(page=builders.info().pk)}"
    program(method, address, json.dumps(body), "application/json")


@pytest.mark.parametrize("query", ["id=x", "id=all&childOf=x", "id=&id=x", "id=all&childOf=9x"])
def test_actions_on_many_pages_refuse_what_is_no_page(query, admin):
    assert admin("GET", f"/cms/bulk/wagtailcore/page/delete/?{query}").status_code in (400, 404)


def test_each_chooser_has_the_form_for_what_it_makes(admin):
    made = [route for route in crawl.routes() if "choose" in route and route.endswith("/create/")]
    assert made
    for route in made:
        assert admin("GET", f"/{route}").status_code == 200
        assert admin("POST", f"/{route}").status_code == 200


def test_a_form_without_what_it_needs_is_refused(admin):
    for sent in ({}, {"input_format": "0"}, {"import_file_name": "x"}):
        assert admin.post("/cms/redirects/import/process/", sent).status_code == 400


def test_a_search_for_signs_finds_nothing(admin):
    for signs in ("{", '"', "%", "!?"):
        for part in ("", "results/"):
            address = f"/cms/snippets/cms/category/{part}"
            assert admin("GET", address, q=signs).status_code == 200


@pytest.mark.parametrize(
    "error",
    [
        ValueError("not enough values to unpack"),
        KeyError("name"),
        TypeError("'NoneType' object is not iterable"),
        AttributeError("pk"),
        RecursionError("too deep"),
        OverflowError("too large"),
        Category.DoesNotExist("nothing"),
        UnicodeDecodeError("utf-8", b"\xff", 0, 1, "invalid"),
        NoReverseMatch("Reverse for 'nothing' not found."),
    ],
)
def test_a_mistake_of_ours_stays_one(error, home, admin_client, monkeypatch):
    def fail(*args, **values):
        raise error

    monkeypatch.setattr("cms.admin.dashboard.views.scheduled_changes", fail)
    admin_client.raise_request_exception = False
    answer = admin_client.get(reverse("dashboard:calendar"), {"maand": "2026-11"})
    assert answer.status_code == 500


def test_what_is_refused_is_in_the_log_with_its_place(admin, caplog):
    with caplog.at_level(logging.WARNING):
        response = admin("GET", "/cms/bulk/wagtailcore/page/delete/?id=x")
    (line,) = [each for each in caplog.records if each.name == "cms.middleware"]
    assert response.status_code == 400
    assert line.exc_info[0] is ValueError
    assert "niet te lezen" in response.text
