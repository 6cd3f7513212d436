"""What every public page keeps to: nothing inline, no cookie, no other host, an entity tag."""

import json
import re

import pytest
from bs4 import BeautifulSoup
from django.contrib.staticfiles import finders

from tests import builders

PAGES = ["/", "/verhalen/", "/verhalen/?q=x", "/verhalen/anna/", "/over-ons/", "/nergens/"]


@pytest.fixture(autouse=True)
def content(home):
    builders.story(
        slug="anna",
        body=[{"type": "text", "value": '<p style="color:red" onclick="x()">Rood</p>'}],
    )
    builders.info(slug="over-ons")


@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_inline(client, path):
    page = BeautifulSoup(client.get(path).content, "html.parser")
    assert not page.select("style, [style], script:not([src], [type='application/ld+json'])")
    handlers = [name for tag in page.find_all() for name in tag.attrs if name.startswith("on")]
    assert handlers == []


@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_asked_of_another_host(client, path):
    page = BeautifulSoup(client.get(path).content, "html.parser")
    asked = [
        tag.get("src") or tag["href"] for tag in page.select("[src], link:not([rel=canonical])")
    ]
    assert asked
    assert all(re.match(r"/[^/]", address) for address in asked)


@pytest.mark.parametrize("path", PAGES)
def test_no_cookie_and_the_same_answer_for_everyone(client, path):
    response = client.get(path)
    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")
    assert response.headers["Cache-Control"] == "public, max-age=0, must-revalidate"


def test_the_rules_for_prefetching_are_a_file_that_is_there(client):
    address = client.get("/").headers["Speculation-Rules"].strip('"')
    with open(finders.find(address.removeprefix("/static/"))) as file:
        assert "prefetch" in json.load(file)


def test_script_is_asked_for_only_where_it_helps(client):
    assert b"<script src" not in client.get("/").content
    assert b"<script src" in client.get("/verhalen/").content
