"""A page that is copied with what is below it: the copy is as whole as the page."""

import pytest
from django.urls import reverse
from wagtail.models import Page

from cms.admin.page_tree.check import find
from cms.admin.trash.discard import discard
from cms.admin.trash.models import DeletedPage
from cms.admin.trash.restore import restore
from cms.models import InfoPage
from tests import builders


@pytest.fixture
def page(home) -> InfoPage:
    page = builders.info("Boven")
    child = builders.info("Kind", parent=page)
    builders.info("Tweede kind", parent=page)
    builders.info("Kleinkind", parent=child)
    return InfoPage.objects.get(pk=page.pk)


def copy(page: Page) -> Page:
    page.copy(recursive=True, update_attrs={"slug": "kopie", "title": "Kopie"})
    return Page.objects.get(slug="kopie")


def make_alias(page: Page) -> Page:
    page.create_alias(recursive=True, update_slug="kopie")
    return Page.objects.get(slug="kopie")


@pytest.fixture(params=[copy, make_alias])
def twin(request, page) -> Page:
    return request.param(page)


def below(page: Page) -> list[str]:
    """Return the slugs of all pages below one, as someone finds them who opens page after page."""
    found = []
    for child in page.get_children():
        found += [child.slug, *below(child)]
    return found


def test_the_copy_knows_its_children(page, twin):
    assert below(twin) == below(page) == ["kind", "kleinkind", "tweede-kind"]
    assert list(find()) == []


def test_a_page_is_added_below_the_copy(twin):
    builders.info("Derde kind", parent=twin)
    assert below(Page.objects.get(pk=twin.pk)) == ["kind", "kleinkind", "tweede-kind", "derde-kind"]
    assert list(find()) == []


def test_the_copy_goes_to_the_trash_and_returns(page, home, twin):
    discard(twin)
    entry = DeletedPage.objects.get(page=twin)
    again = restore(entry, Page.objects.get(pk=home.pk)).page
    assert below(again) == below(page)
    assert list(find()) == []


@pytest.mark.parametrize("alias", ["", "on"])
def test_an_editor_copies_a_page_with_what_is_below_it(page, home, admin_client, alias):
    form = {"new_title": "Kopie", "new_slug": "kopie", "new_parent_page": home.pk}
    form |= {"copy_subpages": "on", "publish_copies": "on", "alias": alias}
    admin_client.post(reverse("wagtailadmin_pages:copy", args=[page.pk]), form)
    assert below(Page.objects.get(slug="kopie")) == below(page)
    assert list(find()) == []
