"""Two who change the same in their forms, whatever it is: the second is told, and nothing is lost
unseen. For pages see `test_two_editors`."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group, User
from django.core.files.base import ContentFile
from django.db import connection
from django.test import Client
from django.urls import resolve, reverse
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.models import APIToken, Collection, GroupApprovalTask, Site, Workflow

from cms.admin.checks.models import CheckLevels
from cms.admin.consent.models import Consent, Person
from cms.admin.rich_text.models import TextFormats
from cms.admin.second_step.models import SignInRules
from cms.compat.wagtail.admin import EditRowView
from cms.forms.models import Answer
from cms.models import SiteDetails, SiteImage, Synonym
from cms.models.shared_form import LOADED, Shared
from tests import builders
from tests.attacks import crawl
from tests.attacks.test_locks import at_once

WORDS = "veranderde dit terwijl jij het open had"

WAIT = 20  # seconds, at most, until both forms are valid


def setting(model, pk: int) -> str:
    return reverse("wagtailsettings:edit", args=[model._meta.app_label, model._meta.model_name, pk])


def site_details() -> tuple[str, dict, dict]:
    site = Site.objects.get()
    return setting(SiteDetails, site.pk), {"phone": "070 123"}, {"tagline": "Werk"}


def check_levels() -> tuple[str, dict, dict]:
    levels = CheckLevels.load()
    changes = {"vague_link": "error"}, {"long_words": "error"}
    return setting(CheckLevels, levels.pk), *changes


def text_formats() -> tuple[str, dict, dict]:
    formats = TextFormats.load()
    return setting(TextFormats, formats.pk), {"code": "on"}, {"scripts": "on"}


def sign_in_rules() -> tuple[str, dict, dict]:
    rules = SignInRules.load()
    groups = {"groups": [str(Group.objects.first().pk)]}
    return setting(SignInRules, rules.pk), groups, {"superusers": "on"}


def category() -> tuple[str, dict, dict]:
    category = builders.category()
    address = reverse("wagtailsnippets_cms_category:edit", args=[category.pk])
    return address, {"name": "Nieuws"}, {"sort_order": "7"}


def search_word() -> tuple[str, dict, dict]:
    stored = Synonym.objects.create(typed="bellen", meant="contact")
    address = reverse("wagtailsnippets_cms_synonym:edit", args=[stored.pk])
    return address, {"typed": "bellen, telefoon"}, {"meant": "contact, telefoonnummer"}


def picture() -> tuple[str, dict, dict]:
    address = reverse("wagtailimages:edit", args=[builders.picture().pk])
    return address, {"description": "Bram lacht", "tags": "zomer"}, {"title": "Aan tafel"}


def picture_tags() -> tuple[str, dict, dict]:
    address = reverse("wagtailimages:edit", args=[builders.picture().pk])
    return address, {"tags": "zomer"}, {"description": "Bram lacht"}


def document() -> tuple[str, dict, dict]:
    stored = get_document_model()(title="Folder", file=ContentFile(b"%PDF-1.4", "folder.pdf"))
    stored.save()
    address = reverse("wagtaildocs:edit", args=[stored.pk])
    return address, {"title": "Nieuwe folder"}, {"tags": "zomer"}


def account() -> tuple[str, dict, dict]:
    anna = User.objects.create_user("anna", "anna@example.org", first_name="Anna", last_name="B")
    groups = {"groups": [str(Group.objects.first().pk)]}
    return reverse("wagtailusers_users:edit", args=[anna.pk]), {"last_name": "Bos"}, groups


def group() -> tuple[str, dict, dict]:
    """The one changes on which page the group may do what, the other the name of the group."""
    group = Group.objects.filter(page_permissions__isnull=False).first()
    address = reverse("wagtailusers_groups:edit", args=[group.pk])
    return address, {"page_permissions-0-permissions": ["lock_page"]}, {"name": "Schrijvers"}


def redirect() -> tuple[str, dict, dict]:
    stored = Redirect.objects.create(old_path="/oud", redirect_link="https://example.org/")
    address = reverse("wagtailredirects:edit", args=[stored.pk])
    return address, {"redirect_link": "https://example.org/a"}, {"old_path": "/ouder"}


def collection() -> tuple[str, dict, dict]:
    """The one puts the collection elsewhere, the other gives it another name."""
    root = Collection.get_first_root_node()
    pictures, elsewhere = (root.add_child(name=name) for name in ("Foto's", "Archief"))
    address = reverse("wagtailadmin_collections:edit", args=[pictures.pk])
    return address, {"parent": str(elsewhere.pk)}, {"name": "Beelden"}


def workflow() -> tuple[str, dict, dict]:
    address = reverse("wagtailadmin_workflows:edit", args=[Workflow.objects.first().pk])
    return address, {"name": "Zes ogen"}, {"pages-0-page": str(builders.info().pk)}


def workflow_task() -> tuple[str, dict, dict]:
    """The one adds a step, which is a row of its own, the other changes the name."""
    workflow = Workflow.objects.first()
    task = GroupApprovalTask.objects.create(name="Tweede blik", active=True)
    address = reverse("wagtailadmin_workflows:edit", args=[workflow.pk])
    step = {"workflow_tasks-TOTAL_FORMS": "2", "workflow_tasks-1-task": str(task.pk)}
    step |= {"workflow_tasks-0-ORDER": "1", "workflow_tasks-1-ORDER": "2"}
    return address, step, {"name": "Zes ogen"}


def task() -> tuple[str, dict, dict]:
    address = reverse(
        "wagtailadmin_workflows:edit_task", args=[GroupApprovalTask.objects.first().pk]
    )
    return address, {"name": "Blik"}, {"groups": [str(Group.objects.last().pk)]}


def site() -> tuple[str, dict, dict]:
    address = reverse("wagtailsites:edit", args=[Site.objects.get().pk])
    return address, {"port": "81"}, {"site_name": "Werk"}


def token() -> tuple[str, dict, dict]:
    owner = User.objects.create_user("els", "els@example.org")
    made = APIToken.create_token(user=owner, name="Nieuwsbrief")[0]
    address = reverse("wagtailusers_api_tokens:edit", args=[made.pk])
    return address, {"name": "Archief"}, {"name": "Krant"}


def answer() -> tuple[str, dict, dict]:
    stored = Answer.objects.create(form=builders.form(), number="B", content=[], days_kept=90)
    return reverse("answers:edit", args=[stored.pk]), {"note": "Gebeld."}, {"state": "done"}


def person() -> tuple[str, dict, dict]:
    address = reverse("consent:person", args=[Person.objects.create(name="Bram").pk])
    return address, {"name": "Bram B."}, {"name": "B."}


def consent() -> tuple[str, dict, dict]:
    bram = Person.objects.create(name="Bram")
    given = Consent.objects.create(
        image=builders.picture(), person=bram, told_to="Els", told_on="2026-01-01"
    )
    return reverse("consent:edit", args=[given.pk]), {"purpose": "site"}, {"until": "2030-01-01"}


WHAT = [
    site_details,
    check_levels,
    text_formats,
    sign_in_rules,
    category,
    search_word,
    picture,
    picture_tags,
    document,
    account,
    group,
    redirect,
    collection,
    workflow,
    workflow_task,
    task,
    site,
    token,
    answer,
    person,
    consent,
]
FIELDS = "input, textarea, select"
MAKE_SOMETHING_NEW = ("/add/", "/copy/")  # and have a proposal in their fields


def forms_of(answer) -> list:
    return BeautifulSoup(answer.content, "lxml").select("main form[method=POST i]")


def form_at(client, address: str) -> dict:
    return fields_of(client.get(address))


def fields_of(answer) -> dict:
    """Return what a browser sends for the form of a page."""
    form = max(forms_of(answer), key=lambda form: len(form.select("[name]")))
    fields: dict = {}
    for each in form.select("input[name], textarea[name]"):
        if each.get("type") not in ("checkbox", "radio", "submit") or each.has_attr("checked"):
            default = "on" if each.get("type") == "checkbox" else each.text.removeprefix("\n")
            fields[each["name"]] = each.get("value", default)
    for each in form.select("input[type=checkbox][checked]"):
        same = form.select(f"input[name='{each['name']}'][checked]")
        if len(same) > 1 or each.get("value"):
            fields[each["name"]] = [one.get("value", "on") for one in same]
    for each in form.select("select[name]"):
        chosen = [option["value"] for option in each.select("option[selected]")]
        fields[each["name"]] = chosen if each.has_attr("multiple") else "".join(chosen)
    return fields


@pytest.mark.parametrize("what", WHAT)
def test_the_second_is_told_and_saves_after_looking(what, home, admin_client):
    address, first, second = what()
    mine, theirs = form_at(admin_client, address), form_at(admin_client, address)
    assert admin_client.post(address, theirs | first).status_code == 302
    refused = admin_client.post(address, mine | second)
    assert refused.status_code == 200
    assert WORDS in refused.text
    again = fields_of(refused)
    assert again | second == again  # what was typed is still there
    assert admin_client.post(address, again).status_code == 302


def test_every_screen_that_edits_is_tried_here(home, admin_user):
    """Views of Wagtail have a class in common. Of ours, forms that hold what is stored say so."""
    things = crawl.Things.make(admin_user)
    tried = {resolve(what()[0]).route for what in WHAT}
    edited = [route for route, view in crawl.views() if issubclass(view, EditRowView)]
    assert {resolve(things.address(route)).route for route in edited} <= tried


def test_a_form_with_what_is_stored_says_what_it_was_loaded_with(home, admin_client, admin_user):
    things = crawl.Things.make(admin_user)
    routes = [route for route in crawl.routes() if route.startswith("cms/") and "<" in route]
    for route in routes:
        answer = admin_client.get(things.address(route))
        is_page = answer.status_code == 200 and "html" in answer.headers["Content-Type"]
        is_new = any(part in route for part in MAKE_SOMETHING_NEW)
        for form in forms_of(answer) if is_page and not is_new else ():
            names = [each["name"] for each in form.select("[name]")]
            is_known = any(LOADED in name for name in names)
            assert is_known or not any(map(is_filled, form.select(FIELDS))), (route, names)


def is_filled(field) -> bool:
    """Return True for a field in which somebody sees a value that they may change."""
    if field.name == "select":
        return bool([each for each in field.select("option[selected]") if each.get("value")])
    seen = field.get("type", "text") in ("text", "number", "email", "url", "date", "tel")
    return seen and bool(field.get("value") or field.text.strip())


@pytest.mark.parametrize("what", WHAT)
def test_one_after_the_other_is_nothing_new(what, home, admin_client):
    address, first, second = what()
    assert admin_client.post(address, form_at(admin_client, address) | first).status_code == 302
    both = form_at(admin_client, address)
    assert both | first == both
    assert admin_client.post(address, both | second).status_code == 302


def after_validation(monkeypatch, then: Callable[[], None]) -> None:
    """Call a function when a form was found valid, before it is saved."""
    clean = Shared.clean

    def clean_and_wait(form):
        cleaned = clean(form)
        then()
        return cleaned

    monkeypatch.setattr(Shared, "clean", clean_and_wait)


@pytest.mark.parametrize("what", WHAT)
def test_one_who_saves_between_the_check_and_the_save_is_not_lost(
    what, home, admin_client, monkeypatch
):
    address, first, second = what()
    mine, theirs = form_at(admin_client, address), form_at(admin_client, address)

    def save_theirs():
        monkeypatch.undo()
        assert admin_client.post(address, theirs | first).status_code == 302

    after_validation(monkeypatch, save_theirs)
    refused = admin_client.post(address, mine | second)
    assert refused.status_code == 200
    assert WORDS in refused.text
    now = form_at(admin_client, address)
    assert now | first == now


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
@pytest.mark.parametrize("what", [picture, document, account, group])
def test_of_two_in_the_same_moment_one_is_told(what, home, admin_client, monkeypatch):
    if connection.vendor == "sqlite":
        pytest.skip("a database in memory does not let anybody wait")
    address, *changes = what()
    loaded = form_at(admin_client, address)
    both_are_valid, answers = threading.Barrier(2), []

    def wait_for_the_other():
        if len(answers) == 0 and not both_are_valid.broken:
            both_are_valid.wait(WAIT)

    def save(change: dict) -> Callable[[], None]:
        client = Client()
        client.cookies.update(admin_client.cookies)
        return lambda: answers.append(client.post(address, loaded | change))

    after_validation(monkeypatch, wait_for_the_other)
    assert at_once(*map(save, changes)) == []
    told = [answer for answer in answers if answer.status_code == 200]
    assert sorted(answer.status_code for answer in answers) == [200, 302]
    assert WORDS in told[0].text


def test_a_picture_that_came_too_late_leaves_no_file(home, admin_client, monkeypatch):
    address, first, _second = picture()
    mine, theirs = form_at(admin_client, address), form_at(admin_client, address)
    folder = SiteImage.objects.get().file
    before = set(folder.storage.listdir(str(Path(folder.name).parent))[1])

    def save_theirs():
        monkeypatch.undo()
        assert admin_client.post(address, theirs | first).status_code == 302

    after_validation(monkeypatch, save_theirs)
    other = ContentFile(builders.jpeg((90, 70)), "ander.jpg")
    refused = admin_client.post(address, mine | {"file": other})
    assert "Kies het bestand" in refused.text
    assert "kon niet worden gevonden" not in refused.text  # the stored file is where it was
    assert set(folder.storage.listdir(str(Path(folder.name).parent))[1]) == before


def test_who_was_first_is_named_with_what_differs(home, admin_client):
    address, first, second = account()
    loaded = form_at(admin_client, address)
    colleague = User.objects.create_superuser("els", "els@example.org", first_name="Els")
    client = Client()
    client.force_login(colleague)
    assert client.post(address, loaded | first).status_code == 302
    refused = admin_client.post(address, loaded | second)
    assert f"Els {WORDS}" in refused.text
    assert "Achternaam" in refused.text.split(WORDS)[1][:400]


def test_a_colleague_who_signs_in_changes_nothing(home, admin_client):
    address, first, _second = account()
    loaded = form_at(admin_client, address)
    Client().force_login(User.objects.get(username="anna"))
    assert admin_client.post(address, loaded | first).status_code == 302
