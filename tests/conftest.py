"""Fixtures that every layer's tests share."""

import pytest

from tests import builders


@pytest.fixture
def home(db):
    """The home page of a site as `start_site` makes it, story list included."""
    return builders.site()
