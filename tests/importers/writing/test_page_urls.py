"""Addresses that are put together are those that Wagtail gives, and cost no look at each page."""

import pytest
from wagtail.models import Page

from cms.models import HomePage, InfoPage
from importers.writing.page_urls import PageUrls

pytestmark = pytest.mark.django_db


@pytest.fixture
def pages() -> list[Page]:
    home = HomePage.objects.get()
    for slug in ("over-ons", "één", "x"):
        page = home.add_child(instance=InfoPage(title=slug, slug=slug))
        page.add_child(instance=InfoPage(title="onder", slug=slug))
    return list(Page.objects.order_by("path"))


def test_they_are_those_of_wagtail(pages):
    urls = PageUrls()
    assert [urls.of(page) for page in pages] == [page.url or "" for page in pages]
    assert "/%C3%A9%C3%A9n/%C3%A9%C3%A9n/" in map(urls.of, pages)


def test_wagtail_is_asked_once_for_the_pages_below_a_page(pages, monkeypatch):
    urls, asked = PageUrls(), []
    monkeypatch.setattr(Page, "url", property(lambda page: asked.append(page) or page.get_url()))
    for page in pages:
        urls.of(page)
    below_home = [page for page in asked if page.depth == 3]
    assert len(below_home) == 1
