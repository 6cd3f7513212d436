"""Two who change the same settings or category: the second is told, and nothing is lost unseen."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.models import Site

from cms.admin.checks.models import CheckLevels
from cms.admin.rich_text.models import TextFormats
from cms.admin.second_step.models import SignInRules
from cms.models import SiteDetails
from tests import builders

WORDS = "Iemand anders veranderde dit"


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


def form_at(client, address: str) -> dict:
    return fields_of(client.get(address))


def fields_of(answer) -> dict:
    """Return what a browser sends for the form of a page."""
    form = BeautifulSoup(answer.content, "html.parser").select_one("main form[method=POST]")
    fields: dict = {}
    for each in form.select("input[name], textarea[name]"):
        if each.get("type") not in ("checkbox", "radio", "submit") or each.has_attr("checked"):
            default = "on" if each.get("type") == "checkbox" else each.text
            fields[each["name"]] = each.get("value", default)
    for each in form.select("select[name]"):
        chosen = [option["value"] for option in each.select("option[selected]")]
        fields[each["name"]] = chosen if each.has_attr("multiple") else "".join(chosen)
    return fields


@pytest.mark.parametrize(
    "what", [site_details, check_levels, text_formats, sign_in_rules, category]
)
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


@pytest.mark.parametrize(
    "what", [site_details, check_levels, text_formats, sign_in_rules, category]
)
def test_one_after_the_other_is_nothing_new(what, home, admin_client):
    address, first, second = what()
    assert admin_client.post(address, form_at(admin_client, address) | first).status_code == 302
    both = form_at(admin_client, address)
    assert both | first == both
    assert admin_client.post(address, both | second).status_code == 302
