"""The panels that ask for attention: findings, and photographs whose time is over."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from cms.admin.checks.run import check_live
from tests.builders import picture, story
from tests.cms.admin.consent.conftest import agreed
from tests.cms.setup.test_roles import (
    EDITOR,
    WRITER,
    people,  # noqa: F401
)

CONSENT = "Foto’s zonder toestemming"


@pytest.fixture
def dashboard(client, people):  # noqa: F811
    """Return what the dashboard shows to somebody with a role."""

    def show(role: str) -> str:
        client.force_login(people[role])
        return client.get(reverse("wagtailadmin_home")).text

    return show


@pytest.mark.parametrize(
    ("days", "is_used", "is_reported"),
    [(-1, True, True), (30, True, True), (31, True, False), (-1, False, False)],
)
def test_a_photograph_is_reported_before_its_time_is_over_and_after(
    home, dashboard, days, is_used, is_reported
):
    image = picture()
    agreed(image, "Najib", until=timezone.localdate() + timedelta(days=days))
    if is_used:
        story(thumb=image, thumb_alt="Najib lacht")
    assert (CONSENT in dashboard(EDITOR)) == is_reported
    assert (image.usage_url in dashboard(EDITOR)) == is_reported


def test_what_the_check_found_is_counted(home, dashboard):
    assert "Wat de controle vond" not in dashboard(WRITER)
    page = story(body=[{"type": "text", "value": '<p><a href="https://e.org/">klik hier</a></p>'}])
    check_live(page)
    shown = dashboard(WRITER)
    assert "1 pagina kan beter" in shown
    assert reverse("checks:report") in shown
