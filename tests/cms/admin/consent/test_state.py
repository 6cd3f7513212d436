"""A picture is withheld while one consent for it is over, and its pages' owners are notified."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cms.admin.consent.models import Consent, Person
from cms.admin.consent.recording import give_back, withdraw
from cms.admin.consent.state import apply_due
from cms.content_version.number import current_version
from tests import builders
from tests.cms.admin.consent.conftest import agreed

pytestmark = pytest.mark.django_db
TODAY, A_DAY = timezone.localdate(), timedelta(days=1)


def is_withheld(image) -> bool:
    image.refresh_from_db()
    return image.withheld


def test_withdrawing_withholds_at_once_and_giving_back_shows_again(image, consent):
    before = current_version()
    withdraw(consent, None)
    assert is_withheld(image)
    assert current_version() > before, "else the site would go on showing it"
    before = current_version()
    give_back(consent, None)
    assert not is_withheld(image)
    assert current_version() > before


def test_one_of_two_people_is_enough_to_withhold(image, consent):
    other = agreed(image, "Bram")
    withdraw(consent, None)
    withdraw(other, None)
    give_back(other, None)
    assert is_withheld(image)
    give_back(consent, None)
    assert not is_withheld(image)


@pytest.mark.parametrize(("days", "over"), [(-1, True), (0, False), (1, False)])
def test_the_last_day_still_counts(image, days, over):
    agreed(image, "Anna", until=TODAY + days * A_DAY)
    assert is_withheld(image) == over
    assert image.usable_until == TODAY + days * A_DAY


def test_what_ends_by_itself_is_found_by_the_background_process(image, consent):
    Consent.objects.update(until=TODAY - A_DAY)  # as if that day had come: nothing was saved
    assert not is_withheld(image)
    apply_due()
    assert is_withheld(image)
    Consent.objects.update(until=TODAY + A_DAY)
    apply_due()
    assert not is_withheld(image)


def test_looking_for_what_is_due_takes_one_query_however_many_pictures(image, consent):
    for number in range(3):
        agreed(builders.picture(f"Foto {number}"), f"Persoon {number}")
    with CaptureQueriesContext(
        connection,
    ) as queries:
        apply_due()
    assert len(queries) == 1


def test_giving_back_what_ended_has_no_end_any_more(image):
    ended = agreed(image, "Anna", until=TODAY - A_DAY)
    give_back(ended, None)
    assert (ended.until, is_withheld(image)) == (None, False)


def test_a_deleted_consent_withholds_no_more_and_its_person_leaves_the_register(image, consent):
    withdraw(consent, None)
    consent.delete()
    assert not is_withheld(image)
    assert not Person.objects.exists()


def test_a_deleted_picture_takes_along_who_was_in_it_alone(image, consent):
    other = builders.picture("Ander")
    agreed(image, "Bram")
    agreed(other, "Bram")
    image.delete()
    assert [person.name for person in Person.objects.all()] == ["Bram"]


@pytest.fixture
def owner(db) -> User:
    return User.objects.create_user("sanne", "sanne@example.org")


def test_the_owner_of_a_page_is_told_once_without_names_of_people(image, consent, owner):
    builders.story("Feest in de tuin", thumb=image, thumb_alt="x", share_picture=image, owner=owner)
    builders.story("Zonder eigenaar", thumb=image, thumb_alt="x")
    withdraw(consent, None)
    withdraw(consent, None)
    (reported,) = mail.outbox
    assert reported.to == ["sanne@example.org"]
    assert "Feest in de tuin" in reported.body
    assert "Zomerfeest" in reported.body
    assert "Anna" not in reported.subject + reported.body
    give_back(consent, None)
    assert "weer" in mail.outbox[1].body


def test_who_left_is_not_told(image, consent, owner):
    User.objects.update(is_active=False)
    builders.story("Feest", thumb=image, thumb_alt="x", owner=owner)
    withdraw(consent, None)
    assert not mail.outbox
