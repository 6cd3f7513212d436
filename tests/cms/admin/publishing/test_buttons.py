"""Each role has its own main button, and none that leads nowhere."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import WorkflowPage

from cms.models import StoryIndexPage, StoryPage
from tests.cms.admin.publishing.test_four_eyes import NAMES, anna, bram, edit, person  # noqa: F401
from tests.cms.setup.test_roles import create


def read(client, address: str) -> tuple[list[str], str, list[str]]:
    """Return the words of the buttons beside the main one, of that one, and those behind it."""
    bar = BeautifulSoup(client.get(address).text, "lxml").select_one(".publishing-actions")

    def words(selector: str) -> list[str]:
        return [" ".join(each.text.split()) for each in bar.select(selector)]

    main = words(".publishing-bar__main .button") or words(".publishing-bar__note")
    return words(".publishing-bar__others > .button"), *main, words(".w-dropdown__content > *")


def new() -> str:
    return reverse(
        "wagtailadmin_pages:add", args=("cms", "storypage", StoryIndexPage.objects.get().pk)
    )


def address_of(page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


@pytest.fixture
def redacteur(home):
    return person("redacteur", NAMES.writer)


def test_a_writer_submits_takes_back_and_submits_again(client, redacteur, anna):  # noqa: F811
    client.force_login(redacteur)
    assert read(client, new()) == (["Bewaren"], "Indienen", [])
    create(client, **{"action-submit": "1"})
    page = StoryPage.objects.get()
    assert read(client, address_of(page)) == ([], "Terugnemen", [])
    edit(client, page, **{"action-cancel-workflow": "1"})
    beside, main, _ = read(client, address_of(page))
    assert (beside, main) == (["Bewaren"], "Indienen")


def test_a_writer_where_nobody_watches_over_pages_reads_whom_to_ask(client, redacteur):
    WorkflowPage.objects.all().delete()
    client.force_login(redacteur)
    beside, note, rest = read(client, new())
    assert (beside, rest) == (["Bewaren"], [])
    assert "Vraag een eindredacteur" in note


def test_an_editor_submits_their_own_and_approves_that_of_others(client, redacteur, anna, bram):  # noqa: F811
    client.force_login(anna)
    assert read(client, new()) == (["Bewaren"], "Indienen", [])
    client.force_login(redacteur)
    create(client, **{"action-submit": "1"})
    page = StoryPage.objects.get()
    client.force_login(anna)
    beside, main, rest = read(client, address_of(page))
    assert (beside, main) == (["Bewaren", "Terugsturen"], "Goedkeuren en publiceren")
    assert rest[0].startswith("Goedkeuren met een opmerking")


def test_an_editor_without_another_publishes(client, anna):  # noqa: F811
    client.force_login(anna)
    assert read(client, new()) == (["Bewaren"], "Publiceren", ["Indienen"])
