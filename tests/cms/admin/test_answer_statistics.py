"""Answers in numbers: for who may read answers, without anything of an answer, and for good."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group, User
from django.urls import reverse

from cms.forms.models import Answer, AnswerCount
from tests import builders
from tests.cms.admin.test_answers import receive_from

pytestmark = pytest.mark.every_database


@pytest.fixture
def page(home):
    page = builders.form()
    for day, received, aside in ((3, 2, 1), (4, 3, 0), (10, 5, 0)):
        counted = {"form_title": page.title, "received": received, "aside": aside}
        AnswerCount.objects.create(form=page, day=date(2025, 11, day), **counted)
    return page


@pytest.fixture
def look(client, home):
    user = User.objects.create_user("lezer", "lezer@example.org", "x")
    user.groups.add(Group.objects.get(name="Formulieren"))
    client.force_login(user)

    def look(**query) -> list[list[list[str]]]:
        response = client.get(reverse("answers_in_numbers"), query)
        assert response.status_code == 200
        tables = BeautifulSoup(response.content, "html.parser").select("table.listing")
        return [
            [[" ".join(cell.text.split()) for cell in row.select("th, td")] for row in rows]
            for rows in (table.select("tbody tr") for table in tables)
        ]

    return look


def test_they_are_counted_by_day_week_and_month(page, look):
    by_day, _, by_form = look(period="day")
    assert by_day == [
        ["10 november 2025", "5", "0"],
        ["4 november 2025", "3", "0"],
        ["3 november 2025", "2", "1"],
    ]
    assert by_form == [["Ik wil hulp", "10", "1"]]
    assert look()[0] == [
        ["Week 46, vanaf 10 november 2025", "5", "0"],
        ["Week 45, vanaf 3 november 2025", "5", "1"],
    ]
    assert look(period="month")[0] == [["november 2025", "10", "1"]]


def test_one_form_by_itself(page, look):
    other = builders.form("Ik word maatje", slug="maatje")
    receive_from(other)
    counts, states = look(form=other.pk, period="month")
    assert [row[1] for row in counts] == ["1"]
    assert sum(int(number) for _, number in states) == 1
    assert len(look(form="x")) == 3, "what is no form is all of them"


def test_what_becomes_of_those_that_are_there(page, look):
    receive_from(page)
    Answer.objects.update(state=Answer.State.DONE)
    states = dict(look()[1])
    assert states == {"Nieuw": "0", "In behandeling": "0", "Afgehandeld": "1", "Verdacht": "0"}


def test_numbers_stay_when_answers_and_the_form_are_deleted(page, look):
    receive_from(page)
    Answer.objects.all().delete()
    page.delete()
    assert look()[2] == [["Ik wil hulp", "11", "2"]]


def test_nothing_of_an_answer_is_on_the_screen(page, client, look):
    receive_from(page)
    html = client.get(reverse("answers_in_numbers")).content.decode()
    assert not [word for word in builders.ANSWER.values() if word != "ja" and word in html]


@pytest.mark.parametrize("role", ["Redacteur", "Eindredacteur"])
def test_others_have_no_business_there(page, client, role):
    user = User.objects.create_user(role, f"{role}@example.org", "x")
    user.groups.add(Group.objects.get(name=role))
    client.force_login(user)
    address = reverse("answers_in_numbers")
    assert client.get(address).status_code in (302, 403)
    assert address not in client.get(reverse("wagtailadmin_home")).content.decode()
