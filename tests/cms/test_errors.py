"""A database that is away is reported as such: to programs, to editors and to visitors."""

import pytest
from django.db import InterfaceError, OperationalError
from django.test import Client

from cms.models import Category, StoryIndexPage

PLACES = ["/api/v2/categories/", "/cms/login/", "/verhalen/"]


@pytest.fixture(autouse=True)
def failures_become_answers(client):
    client.raise_request_exception = False


@pytest.fixture(params=[OperationalError, InterfaceError])
def away(request, home):
    """Every query fails, as with a database that is locked or gone."""

    def execute(*arguments, **keywords):
        raise request.param("it is gone")

    with pytest.MonkeyPatch.context() as database:
        database.setattr("django.db.backends.utils.CursorWrapper.execute", execute)
        yield


@pytest.mark.parametrize("path", PLACES)
def test_it_is_a_503_that_says_when_to_try_again(path, client, away):
    response = client.get(path)
    assert response.status_code == 503
    assert int(response.headers["Retry-After"]) > 0
    assert "no-store" in response.headers["Cache-Control"]
    assert "it is gone" not in response.content.decode()


def test_a_program_gets_json(client, away):
    assert "database" in client.get("/api/v2/categories/").json()["message"]


def test_an_editor_reads_what_to_do(admin_client, away):
    admin_client.raise_request_exception = False
    assert "Ga één pagina terug" in admin_client.get("/cms/").content.decode()


def test_a_visitor_gets_the_page_of_the_site(client, away):
    assert "Je doet zelf niets" in client.get("/verhalen/").content.decode()


def test_another_failure_stays_a_500(home, client, monkeypatch):
    monkeypatch.setattr(Category, "objects", None)
    response = client.get("/api/v2/categories/")
    assert response.status_code == 500
    assert "message" in response.json()


@pytest.fixture
def failing_editor(admin_client, monkeypatch):
    """Somebody signed in, whose every screen of pages fails."""

    def fail(*arguments, **keywords):
        raise ZeroDivisionError

    monkeypatch.setattr("wagtail.admin.views.pages.edit.EditView.dispatch", fail)
    monkeypatch.setattr("wagtail.admin.views.pages.create.CreateView.dispatch", fail)
    admin_client.raise_request_exception = False
    return admin_client


@pytest.mark.parametrize("path", ["/cms/pages/{}/edit/", "/cms/pages/add/cms/storypage/{}/"])
def test_who_sends_a_text_that_fails_reads_where_it_is(home, failing_editor, path):
    path = path.format(StoryIndexPage.objects.get().pk)
    response = failing_editor.post(path, {"title": "Najib"})
    assert response.status_code == 500
    assert "Je tekst is niet weg" in response.text
    assert f'<a href="{path}">Terug naar je tekst</a>' in response.text
    assert "Ga één pagina terug" in failing_editor.get(path).text


def test_who_signed_in_again_meanwhile_reads_it_in_dutch(home, admin_user):
    client = Client(enforce_csrf_checks=True)
    client.force_login(admin_user)
    response = client.post("/cms/snippets/cms/category/add/", {"name": "Tips"})
    assert response.status_code == 403
    assert "Je hebt intussen opnieuw ingelogd" in response.text
    again = client.post("/cms/login/?next=/cms/agenda/", {"username": "anna"})
    assert (again.status_code, again.url) == (302, "/cms/login/?next=/cms/agenda/")
