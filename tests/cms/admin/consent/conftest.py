"""A picture with somebody in it, on pages of the site, and people of each role."""

import pytest

from cms.admin.consent.models import Consent, Person
from tests import builders
from tests.cms.setup.test_roles import people  # noqa: F401  a fixture


@pytest.fixture
def image(home):
    return builders.picture("Zomerfeest", size=(1400, 1000))


@pytest.fixture
def consent(image):
    return agreed(image, "Anna de Vries")


def agreed(image, name: str, **fields) -> Consent:
    person, _ = Person.objects.get_or_create(name=name)
    return Consent.objects.create(image=image, person=person, **{"told_to": "Bram", **fields})
