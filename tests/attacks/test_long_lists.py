"""No address of the admin asks for a list of any length on one screen."""

import pytest
from django.core.paginator import Page as Screen
from django.urls import reverse

from cms.admin.categories import views as categories
from cms.admin.menu import views as menu
from cms.models import Category, StoryIndexPage
from tests import builders


def shown(client, address: str) -> Screen | None:
    """Return the screen of a list that is shown, or None if all of it is."""
    return client.get(address).context["page_obj"]


@pytest.mark.parametrize("name", ["wagtailadmin_explore", "wagtailadmin_explore_results"])
@pytest.mark.parametrize("query", ["?ordering=ord", "?ordering=-ord", "?ordering=ord&q=een"])
def test_no_list_of_pages_has_the_order_of_the_tree(home, admin_client, name, query):
    builders.story()
    for page in (home.get_parent(), home, StoryIndexPage.objects.get()):
        assert shown(admin_client, reverse(name, args=[page.pk]) + query) is not None


def test_the_menu_is_put_in_order_while_it_is_short(home, admin_client, monkeypatch):
    builders.info("A")
    builders.info("B")
    address = reverse("menu:home")
    assert admin_client.get(address).status_code == 200
    monkeypatch.setattr(menu, "MOST_TO_ORDER", 1)
    answer = admin_client.get(address, follow=True)
    assert answer.redirect_chain == [(reverse("wagtailadmin_explore", args=[home.pk]), 302)]
    assert "2 pagina’s" in answer.text


def test_categories_are_put_in_order_while_they_are_few(db, admin_client, monkeypatch):
    Category.objects.create(name="A", slug="a")
    Category.objects.create(name="B", slug="b")
    address = categories.list_address() + "?ordering=sort_order"
    assert shown(admin_client, address) is None
    monkeypatch.setattr(categories, "MOST_TO_ORDER", 1)
    assert shown(admin_client, address) is not None
    assert shown(admin_client, categories.list_address()) is not None
