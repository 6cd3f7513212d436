"""The toolbar offers the plain formats, and those that an administrator chose."""

import json
from html import unescape
from importlib import import_module

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission

from cms.admin.rich_text.models import TextFormats
from cms.models import SiteDetails
from tests import builders

SETTINGS = "/cms/settings/rich_text/textformats/"


@pytest.fixture
def site(db):
    return builders.site()


@pytest.fixture
def person(site, django_user_model, client):
    def person(role: str):
        user = django_user_model.objects.create_user(role.lower(), f"{role}@example.org")
        user.groups.add(Group.objects.get(name=role))
        client.force_login(user)
        return client

    return person


def toolbar(html: str) -> dict:
    """Return what the first rich text of a form tells its toolbar."""
    text = unescape(html)
    return json.JSONDecoder().raw_decode(text, text.index('{"words"'))[0]


def test_an_administrator_chooses_what_the_toolbar_offers(person):
    client = person("Beheerder")
    page = builders.story()
    form = f"/cms/pages/{page.pk}/edit/"
    assert toolbar(client.get(form).text)["extras"] == []
    settings = client.get(SETTINGS, follow=True).redirect_chain[-1][0]
    client.post(settings, {"heading_4": "on", "scripts": "on"})
    reported = toolbar(client.get(form).text)
    assert reported["extras"] == ["header-four", "SUPERSCRIPT", "SUBSCRIPT"]
    assert reported["words"]["header-two"] == "Kop"


def test_texts_outside_of_blocks_are_told_too(person, site):
    client = person("Beheerder")
    TextFormats.objects.create(code=True)
    details = SiteDetails.for_site(site.get_site())
    html = client.get(f"/cms/settings/cms/sitedetails/{details.site_id}/").text
    assert toolbar(html)["extras"] == ["CODE"]
    assert "BOLD" in html  # what Wagtail tells stays there


def test_an_editor_does_not_choose(person):
    assert person("Eindredacteur").get(SETTINGS, follow=True).redirect_chain[-1][0] == "/cms/"


def test_on_an_existing_site_who_changes_its_details_may_choose_from_the_upgrade_on(site):
    managers = Group.objects.create(name="Beheer van vroeger")
    managers.permissions.add(Permission.objects.get(codename="change_sitedetails"))
    upgrade = import_module("cms.admin.rich_text.migrations.0002_administrators_may_choose")
    Permission.objects.filter(codename="change_textformats").delete()  # as before the upgrade
    upgrade.allow(apps, None)
    may = Group.objects.filter(permissions__codename="change_textformats")
    assert managers in may
    assert Group.objects.get(name="Redacteur") not in may
