"""A page of which the text is all that it has does not go live without one."""

import pytest
from django.urls import reverse

from cms.admin.checks.rules.fields import empty_page
from cms.models import HomePage, InfoPage
from tests import builders

WORDLESS = [[], [{"type": "text", "value": "<p> </p>"}]]


@pytest.mark.parametrize("body", WORDLESS)
def test_a_page_without_text_is_an_error(home, body):
    assert [each.code for each in empty_page(builders.info(body=body))] == ["empty_page"]


@pytest.mark.parametrize(
    "block", [{"type": "text", "value": "<p>Hallo</p>"}, {"type": "code", "value": {"code": "1"}}]
)
def test_a_text_or_another_block_is_enough(home, block):
    assert list(empty_page(builders.info(body=[block]))) == []


def test_the_home_page_lives_of_its_top(home):
    assert list(empty_page(home)) == []


def test_an_information_page_begins_with_a_text_block(home, admin_client):
    address = ("cms", InfoPage._meta.model_name, HomePage.objects.get().pk)
    answer = admin_client.get(reverse("wagtailadmin_pages:add", args=address))
    assert [block.block_type for block in answer.context["form"].initial["body"]] == ["text"]
