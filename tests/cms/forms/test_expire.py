"""Answers are deleted after the days of their form, whatever happened to that."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cms.forms.expire import delete_expired_answers
from cms.forms.models import Answer, AnswerCount
from cms.forms.receive import Request, receive
from tests import builders


def answer(page, *, days: float) -> Answer:
    given = {name: [text] for name, text in builders.ANSWER.items()}
    stored = receive(page, Request(given, address="192.0.2.1"))
    moment = timezone.now() - timedelta(days=days)
    Answer.objects.filter(pk=stored.pk).update(received_at=moment)
    return stored


@pytest.mark.parametrize(
    ("kept", "days", "is_there"), [(90, 89.9, True), (90, 90.1, False), (7, 8, False)]
)
def test_after_so_many_days(home, kept, days, is_there):
    page = builders.form(days_kept=kept)
    answer(page, days=days)
    delete_expired_answers()
    assert Answer.objects.exists() is is_there
    assert AnswerCount.objects.get().received == 1  # no persons


def test_the_days_of_today_count(home):
    page = builders.form(days_kept=90)
    answer(page, days=30)
    page.days_kept = 14
    page.save()
    delete_expired_answers()
    assert not Answer.objects.exists()


def test_forms_have_days_of_their_own(home):
    kept = answer(builders.form(days_kept=90), days=30)
    answer(builders.form("Ik word maatje", days_kept=14), days=30)
    delete_expired_answers()
    assert [each.pk for each in Answer.objects.all()] == [kept.pk]


def test_an_answer_outlives_its_form(home):
    page = builders.form(days_kept=30)
    answer(page, days=10)
    page.delete()
    delete_expired_answers()
    (left,) = Answer.objects.all()
    assert (left.form, left.form_title) == (None, "Ik wil hulp")
    Answer.objects.update(received_at=timezone.now() - timedelta(days=31))
    delete_expired_answers()
    assert not Answer.objects.exists()


def test_where_it_came_from_is_forgotten_after_a_day(home):
    page = builders.form()
    answer(page, days=1.1)
    delete_expired_answers()
    assert Answer.objects.get().sender == ""
