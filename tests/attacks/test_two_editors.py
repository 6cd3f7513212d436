"""Of two editors who publish the same page, the second is warned, and sees both texts."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from cms.admin.checks import run
from cms.models import InfoPage
from cms.models.base import SitePageForm
from tests import builders
from tests.cms.admin.drafts.test_every_draft import stream, text


def editor(name: str) -> Client:
    client = Client()
    client.force_login(User.objects.create_superuser(name, f"{name}@example.org", "wachtwoord"))
    return client


def edit_url(page: Page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def opened(client: Client, page: Page) -> dict:
    """What the window of an editor holds who opens the page now."""
    context = client.get(edit_url(page)).context
    form = {"title": page.title, "slug": page.slug, **stream(("text", text("De tekst.")))}
    for name, value in [("TOTAL", "0"), ("INITIAL", "0"), ("MIN_NUM", "0"), ("MAX_NUM", "")]:
        form[f"comments-{name}_FORMS"] = value
    return form | {
        "loaded_revision_id": str(context["page"].latest_revision_id),
        "loaded_revision_created_at": context["loaded_revision_created_at"],
    }


def save(client: Client, page: Page, form: dict, title: str, **more):
    return client.post(edit_url(page), {**form, "title": title, **more}, follow=True)


def publish(client: Client, page: Page, form: dict, title: str, **more):
    return save(client, page, form, title, **{"action-publish": "x", **more})


def titles(page: Page) -> list[str]:
    return [each.content["title"] for each in page.revisions.order_by("pk")]


@pytest.fixture
def page(home) -> InfoPage:
    return builders.info("Eerst")


@pytest.fixture
def anna(page) -> Client:
    return editor("anna")


@pytest.fixture
def bram(page) -> Client:
    return editor("bram")


@pytest.mark.parametrize("live", [True, False])
def test_the_second_is_warned_and_sees_both_texts(anna, bram, home, live):
    page = builders.info("Eerder", live=live)
    forms = [opened(client, page) for client in (anna, bram)]
    first = publish(anna, page, forms[0], "Van Anna").content.decode()
    assert "niet gepubliceerd" not in first
    reported = publish(bram, page, forms[1], "Van Bram").content.decode()
    assert "anna" in reported
    assert "niet gepubliceerd" in reported
    assert "Anna" in reported
    assert "Bram" in reported
    assert InfoPage.objects.get(pk=page.pk).title == "Van Anna"
    assert InfoPage.objects.get(pk=page.pk).live
    assert titles(page)[-2:] == ["Van Anna", "Van Bram"]


def test_who_has_seen_both_publishes(anna, bram, page):
    forms = [opened(client, page) for client in (anna, bram)]
    publish(anna, page, forms[0], "Van Anna")
    publish(bram, page, forms[1], "Van Bram")
    publish(bram, page, opened(bram, page), "Van allebei")
    assert InfoPage.objects.get(pk=page.pk).title == "Van allebei"


def test_a_draft_of_another_is_not_buried_either(anna, bram, page):
    forms = [opened(client, page) for client in (anna, bram)]
    save(anna, page, forms[0], "Concept van Anna")
    reported = publish(bram, page, forms[1], "Van Bram")
    assert "niet gepubliceerd" in reported.content.decode()
    assert InfoPage.objects.get(pk=page.pk).title == "Eerst"


def test_a_draft_that_saved_itself_over_the_same_version_counts(anna, bram, page):
    form = opened(bram, page)
    version = page.get_latest_revision()
    page.title = "Anna typt nog"
    page.save_revision(overwrite_revision=version)
    reported = publish(bram, page, form, "Van Bram").content.decode()
    assert "niet gepubliceerd" in reported


def test_one_editor_is_never_told(anna, page):
    form = opened(anna, page)
    page.refresh_from_db()
    own = page.save_revision(user=User.objects.get(username="anna"))  # by itself, while typing
    reported = publish(anna, page, form, "Van Anna", overwrite_revision_id=str(own.pk))
    assert "niet gepubliceerd" not in reported.content.decode()
    publish(anna, page, opened(anna, page), "Nog eens")
    assert InfoPage.objects.get(pk=page.pk).title == "Nog eens"


def test_a_draft_whose_answer_got_lost_keeps_nobody_from_publishing(anna, page):
    """It was saved by itself, and on a slow line the window never heard which version it was."""
    form = opened(anna, page)
    save(anna, page, form, "Van Anna")
    reported = publish(anna, page, form, "Van Anna").content.decode()
    assert "niet gepubliceerd" not in reported
    assert InfoPage.objects.get(pk=page.pk).title == "Van Anna"


def test_who_has_two_windows_is_warned_of_her_own_text(anna, page):
    forms = [opened(anna, page) for _ in range(2)]
    save(anna, page, forms[0], "In het ene venster")
    reported = publish(anna, page, forms[1], "In het andere venster").content.decode()
    assert "in een ander venster" in reported
    assert "anna heeft" not in reported
    assert titles(page)[-2:] == ["In het ene venster", "In het andere venster"]


def test_a_form_that_names_no_version_is_published(anna, page):
    for given in ("", "x", "9" * 30):
        form = opened(anna, page) | {"loaded_revision_id": given}
        publish(anna, page, form, f"Met {given}.")
        assert InfoPage.objects.get(pk=page.pk).title == f"Met {given}."


class InBetween:
    """Does something the first time that a function is called, before the function."""

    def __init__(self, function, action):
        self.function, self.action = function, action

    def __call__(self, *args, **kwargs):
        action, self.action = self.action, None
        if action:
            action()
        return self.function(*args, **kwargs)


# What the first one's request is about to do when the second one's comes and goes.
MOMENTS = {
    "the form of a draft is saved": (SitePageForm, "clean", "Van Bram"),
    "the page is published": (run, "check", "Van Anna"),
}


@pytest.mark.parametrize("moment", MOMENTS)
def test_in_the_same_moment_one_of_them_is_told(anna, bram, home, monkeypatch, moment):
    owner, name, wins = MOMENTS[moment]
    page = builders.info("Samen", live=False)
    forms = [opened(client, page) for client in (anna, bram)]
    answers = []

    def other():
        answers.append(publish(bram, page, forms[1], "Van Bram").content.decode())

    in_between = InBetween(getattr(owner, name), other)
    monkeypatch.setattr(owner, name, lambda *args, **kwargs: in_between(*args, **kwargs))
    answers.append(publish(anna, page, forms[0], "Van Anna").content.decode())
    reported = ["niet gepubliceerd" in answer for answer in answers]
    assert reported == [wins == "Van Anna", wins == "Van Bram"]
    page.refresh_from_db()
    assert page.live
    assert page.title == wins
    assert sorted(titles(page)[-2:]) == ["Van Anna", "Van Bram"]
