"""The page for those who work on the look of the site: there for them, and for nobody else."""

from importlib import reload

import pytest
from django.urls import clear_url_caches

from frontend import urls
from frontend.blocks.body import block_types


@pytest.fixture
def in_development(settings):
    settings.DEBUG, settings.ROOT_URLCONF = True, "frontend.urls"
    reload(urls)
    clear_url_caches()
    yield
    settings.DEBUG = False
    reload(urls)
    clear_url_caches()


def test_it_shows_every_type_of_block(client, in_development):
    body = client.get("/_stijl/").context["page"]["body"]
    assert {type(block) for block in body.blocks} == {*block_types().values()}


def test_on_a_real_site_there_is_no_such_page(settings):
    assert not settings.DEBUG
    assert all(getattr(each.pattern, "_route", "") != "_stijl/" for each in urls.urlpatterns)
