"""What editors can make, the site can show: else a check says so before anybody publishes it."""

from django.core.checks import run_checks

from cms import site_types
from cms.models.blocks.body import BodyBlock, CodeBlock


def test_the_site_shows_every_type_that_editors_can_make():
    assert not [found for found in run_checks() if found.id == "cms.E001"]


def test_a_block_that_the_site_has_no_file_for_is_named(monkeypatch):
    monkeypatch.setitem(BodyBlock.base_blocks, "map", CodeBlock())
    [error] = site_types.check_site_types(None)
    assert error.msg == "frontend/blocks/ has no file for blocks of type map."


def test_a_page_that_the_site_has_no_file_for_is_named(monkeypatch):
    from frontend.page_types.info import InfoPage

    monkeypatch.setattr(InfoPage, "type_name", "cms.OtherPage")
    [error] = site_types.check_site_types(None)
    assert error.msg == "frontend/page_types/ has no file for pages of type cms.InfoPage."
