"""New pages are written into the tree and its tables as `add_child` writes them."""

import pytest
from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page

from cms.models import InfoPage
from importers.compat import modelcluster, treebeard
from importers.compat.django import insert_rows
from tests import builders


def new_page(slug: str) -> InfoPage:
    return InfoPage(title=slug, slug=slug, draft_title=slug)


@pytest.mark.parametrize("others", [0, 2])
def test_a_page_is_placed_where_add_child_puts_it(home, others):
    parent = home.add_child(instance=new_page("boven"))
    for number in range(others):
        parent.add_child(instance=new_page(f"eerder-{number}"))
    placed, added = new_page("geplaatst"), new_page("toegevoegd")
    parent = Page.objects.get(pk=parent.pk)
    treebeard.place_below(placed, parent, parent.get_last_child())
    parent.add_child(instance=added)
    assert (placed.path, placed.depth) == (added.path, added.depth)
    assert placed.get_parent() is treebeard.parent_of(placed) is parent


def test_rows_of_one_table_are_written_and_give_their_ids(home):
    """`bulk_create` refuses models that inherit from others, as all pages do."""
    pages = [new_page("een"), new_page("twee")]
    last = home.get_last_child()
    for page in pages:
        treebeard.place_below(page, home, last)
        page.url_path = f"{home.url_path}{page.slug}/"
        page.content_type = ContentType.objects.get_for_model(InfoPage)
        page.locale = home.locale
        last = page
    fields = [field for field in Page._meta.local_concrete_fields if not field.primary_key]
    ids = [pk for (pk,) in insert_rows(Page, pages, fields)]
    assert list(Page.objects.filter(slug__in=["een", "twee"]).values_list("pk", flat=True)) == ids
    assert not InfoPage.objects.filter(pk__in=ids).exists()


def test_a_childless_page_is_not_asked_for_its_children(home, django_assert_num_queries):
    page = builders.story("Anna")
    fresh = type(page).objects.get(pk=page.pk)
    modelcluster.set_childless(fresh)
    relations = modelcluster.get_all_child_relations(fresh)
    assert relations
    with django_assert_num_queries(0):
        for relation in relations:
            assert list(getattr(fresh, relation.get_accessor_name()).all()) == []
