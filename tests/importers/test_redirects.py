"""Old addresses that a file names: they lead to its page, and never hide or circle."""

import pytest
from wagtail.contrib.redirects.models import Redirect

from cms.models import InfoPage
from importers import redirects
from tests import builders

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(home) -> InfoPage:
    return builders.info("Over ons", slug="over-ons")


def codes(page, *aliases: str) -> list[str]:
    return [problem.code for problem in redirects.add_aliases(page, aliases)]


def test_an_old_address_leads_to_the_page_once(page):
    assert codes(page, "/oud/pad/", "/oud/pad") == ["alias-made"]
    assert codes(page, "/oud/pad/") == []
    found = Redirect.objects.get()
    assert (found.old_path, found.redirect_page_id) == ("/oud/pad", page.pk)


@pytest.mark.parametrize(
    ("alias", "code"),
    [
        ("/over-ons/", "alias-own"),
        ("/verhalen/", "alias-hides-page"),
        ("/", "alias-hides-page"),
        ("/" + "x" * 300, "alias-too-long"),
    ],
)
def test_an_address_that_is_somebodys_gets_no_redirect(page, alias, code):
    assert codes(page, alias) == [code]
    assert not Redirect.objects.exists()


def test_the_redirect_of_somebody_else_stays(page):
    other = builders.info("Anders")
    Redirect.add_redirect("/oud", other)
    assert codes(page, "/oud/") == ["alias-taken"]
    assert Redirect.objects.get().redirect_page_id == other.pk
