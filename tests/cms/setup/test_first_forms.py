"""The forms of a new site come from its profile, as drafts that can be published as they are."""

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command

from cms.forms.models import Answer
from cms.forms.receive import Request, receive
from cms.models import FormPage
from cms.profile.schema import ProfileError, read_profile
from tests import builders

BEGIN = '[organisation]\nname = "X"\n'


def test_both_forms_are_drafts_ready_to_publish(no_site, client):
    call_command("start_site", profile=builders.PROFILE, verbosity=0)
    forms = FormPage.objects.order_by("path")
    assert [form.slug for form in forms] == ["ik-wil-hulp", "ik-word-maatje"]
    for form in forms:
        assert not form.live
        form.full_clean()
        form.get_latest_revision().publish()
        assert client.get(f"/{form.slug}/").status_code == 200
    call_command("start_site", profile=builders.PROFILE, verbosity=0)
    assert FormPage.objects.count() == 2


def test_a_door_leads_to_each_once_it_is_published(no_site, client):
    call_command("start_site", profile=builders.PROFILE, verbosity=0)
    assert 'class="door' not in client.get("/").text
    FormPage.objects.get(slug="ik-wil-hulp").get_latest_revision().publish()
    page = BeautifulSoup(client.get("/").text, "html.parser")
    (door,) = page.select(".door")
    assert door.h2.string == "Ik zoek werk en wil hulp"
    assert door.select_one(".button")["href"] == "/ik-wil-hulp/"


def test_their_questions_are_known_by_what_stays(no_site):
    call_command("start_site", profile=builders.PROFILE, verbosity=0)
    page = FormPage.objects.get(slug="ik-wil-hulp")
    page.get_latest_revision().publish()
    page = FormPage.objects.get(pk=page.pk)
    by_type = {child.block_type: child.id for child in page.questions}
    given = {each.id: ["Noor"] for each in page.questions if each.value["required"]}
    given |= {by_type["telephone"]: ["06 12345678"], by_type["consent"]: ["ja"]}
    receive(page, Request(given))
    assert Answer.objects.get().content[0]["label"] == "Je naam"


WRONG = {
    '[[forms]]\ntitle = "A"': "forms.1.questions",
    '[[forms]]\ntitle = "A"\n[[forms.questions]]\ntype = "foto"': "forms.1.questions.1.type",
    '[[forms]]\ntitle = "A"\n[[forms.questions]]\ntype = "email"': "forms.1.questions.1.label",
    '[[forms]]\ntitle = "A"\n[[forms.questions]]\ntype = "choice"\nlabel = "B"': "choices",
    '[[forms]]\ntitle = "A"\n[[forms.questions]]\ntype = "consent"\nlabel = "B"': "text",
    '[[forms]]\ntitle = "A"\n[[forms.questions]]\ntype = "email"\nlabel = "B"\nx = 1': ".x",
    '[[forms]]\ntitle = "Verhalen"\nquestions = []': "forms.1.slug",
}


@pytest.mark.parametrize("text", WRONG)
def test_a_mistake_is_named(tmp_path, text):
    file = tmp_path / "newsroom.toml"
    file.write_text(BEGIN + text)
    with pytest.raises(ProfileError, match=WRONG[text]):
        read_profile(file)
