"""Two people who have the same name are two, wherever an editor is told of the other."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from cms.models import InfoPage
from tests import builders
from tests.attacks.test_two_editors import editor, opened, publish, save


def namesake(username: str) -> Client:
    client = editor(username)
    User.objects.filter(username=username).update(first_name="Els", last_name="Jansen")
    return client


@pytest.fixture
def page(home) -> InfoPage:
    return builders.info("Eerst")


def has_open(client: Client, page: InfoPage) -> list[dict]:
    """Return whom an editor is told of, who has the page open and typed in it."""
    address = reverse(
        "wagtailadmin_editing_sessions:ping", args=["wagtailcore", "page", page.pk, 999]
    )
    return client.post(address, {"is_editing": "1"}).json()["other_sessions"]


def test_a_colleague_of_the_same_name_is_not_taken_for_ones_own_other_window(page):
    els, other_els = namesake("els"), namesake("els.j")
    has_open(els, page)
    [told] = has_open(other_els, page)
    assert (told["user"], told["is_mine"]) == ("Els Jansen (els)", False)
    assert sorted(each["is_mine"] for each in has_open(els, page)) == [False, True]


def test_who_changed_a_page_meanwhile_is_told_apart_from_who_reads_it(page):
    els, other_els = namesake("els"), namesake("els.j")
    of_els, of_other = opened(els, page), opened(other_els, page)
    save(other_els, page, of_other, "Van de ander")
    newest = els.get(reverse("drafts:newest", args=[page.pk])).json()
    assert newest["who"] == "Els Jansen (els.j)"
    assert "Els Jansen (els.j)" in publish(els, page, of_els, "Van mij").text


def test_a_name_that_one_colleague_has_stands_alone(page):
    els, bram = namesake("els"), editor("bram")
    has_open(els, page)
    assert [each["user"] for each in has_open(bram, page)] == ["Els Jansen"]


def test_nobody_who_is_not_signed_in_learns_who_has_a_page_open(page):
    address = reverse(
        "wagtailadmin_editing_sessions:ping", args=["wagtailcore", "page", page.pk, 999]
    )
    assert Client().post(address).status_code == 302
