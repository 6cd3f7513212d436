"""The trash is a tree of its own that nobody sees, wherever Wagtail's tools put it."""

import io

import pytest
from django.core.management import call_command
from django.urls import reverse
from wagtail.models import Page, Site

from cms.admin.trash.discard import discard
from cms.admin.trash.models import DeletedPage, TrashRoot
from cms.admin.trash.restore import restore
from cms.admin.trash.tree import is_in_trash
from cms.models import StoryIndexPage, StoryPage
from tests import builders
from tests.cms.admin.trash.conftest import person

SOUND = ([], [], [], [], [])


def fix_tree() -> None:
    call_command("fixtree", "--full", "--noinput", stdout=io.StringIO())


def add_root() -> Page:
    return Page.add_root(instance=Page(title="Een andere boom", slug="andere-boom"))


TOOLS = {
    "nothing": lambda: None,
    "fixtree": fix_tree,
    "add_root": add_root,
    "set_url_paths": lambda: call_command("set_url_paths"),
}


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("nothing", "fixtree"),
        ("fixtree", "add_root"),
        ("add_root", "set_url_paths"),
        ("set_url_paths", "nothing"),
    ],
)
def test_pages_come_back_whatever_was_done_to_the_tree(home, first, then):
    stories = [builders.story(name) for name in ("Anna", "Bram", "Carla")]
    TOOLS[first]()
    entries = [discard(stories[0])]
    TOOLS[then]()
    fix_tree()
    entries.append(discard(stories[1]))
    assert TrashRoot.objects.get().page.numchild == 2
    assert all(is_in_trash(Page.objects.get(pk=story.pk)) for story in stories[:2])
    assert not is_in_trash(Page.objects.get(pk=home.pk))
    assert StoryPage.objects.live().get() == stories[2]
    for entry in reversed(entries):
        restore(entry, StoryIndexPage.objects.get())
    titles = StoryIndexPage.objects.get().get_children().live().values_list("title", flat=True)
    assert list(titles) == ["Anna", "Bram", "Carla"]
    assert Page.find_problems() == SOUND


def test_a_root_can_be_added_after_a_page_was_deleted(home):
    discard(builders.story("Anna"))
    root = add_root()
    assert Page.get_last_root_node() == root
    assert root.get_children_count() == 0
    assert Page.get_first_root_node() == home.get_parent()


def test_the_tree_without_a_trash_hides_nothing(admin, home):
    builders.info("Over ons")
    assert not TrashRoot.objects.exists()
    page = admin.get(reverse("wagtailadmin_explore", args=[home.pk])).content.decode()
    assert "Over ons" in page


def test_a_database_without_the_trash_gets_it_back(home):
    discard(builders.story("Anna"))
    TrashRoot.objects.get().page.delete()
    assert not DeletedPage.objects.exists()
    discard(builders.story("Bram"))
    assert DeletedPage.objects.count() == 1


@pytest.mark.parametrize("tool", TOOLS)
def test_nobody_sees_the_root_of_the_trash(admin, home, tool):
    page = discard(builders.info("Annabel")).page
    TOOLS[tool]()
    trash = TrashRoot.objects.get().page
    first = home.get_parent()
    chooser = "/cms/choose-page/"
    kind = "page_type=wagtailcore.page&can_choose_root=true"
    for url in (
        "/cms/pages/",
        f"/cms/pages/{first.pk}/",
        f"{chooser}?{kind}",
        f"{chooser}{first.pk}/?{kind}",
        f"{chooser}search/?{kind}&q=Prullenbak",
        f"{chooser}search/?{kind}&q=Annabel",
        "/cms/pages/search/?q=Prullenbak",
        "/cms/pages/search/?q=Annabel",
        "/cms/api/main/pages/?child_of=root",
        "/cms/api/main/pages/?search=Prullenbak",
        "/cms/reports/site-history/",
        reverse("wagtailadmin_pages:move", args=[StoryIndexPage.objects.get().pk]),
    ):
        response = admin.get(url, headers={"x-requested-with": "XMLHttpRequest"})
        assert response.status_code == 200, url
        text = response.content.decode()
        assert "Annabel</a>" not in text, url
        assert f"/{page.pk}/" not in text, url
        for address in (f"/pages/{trash.pk}/", f"/choose-page/{trash.pk}/", f'"id": {trash.pk},'):
            assert address not in text, url


@pytest.mark.parametrize("name", ["explore", "edit", "delete", "move", "copy", "add_subpage"])
def test_nobody_works_with_the_root_of_the_trash(admin, home, name):
    discard(builders.info("Annabel"))
    trash = TrashRoot.objects.get().page
    view = "wagtailadmin_explore" if name == "explore" else f"wagtailadmin_pages:{name}"
    response = admin.get(reverse(view, args=[trash.pk]))
    assert response.headers["Location"] == reverse("trash:index")
    assert Site.objects.get().root_page_id == home.pk


def test_an_editor_whose_page_is_in_the_trash_still_has_the_others(home):
    pages = [builders.info(title) for title in ("Team", "Werken")]
    editor = person("schrijver", pages[0], "add", "change")
    group = editor.user.groups.get()
    for permission in list(group.page_permissions.all()):
        group.page_permissions.create(page=pages[1], permission=permission.permission)
    discard(pages[0])
    page = editor.get(reverse("wagtailadmin_explore_root"), follow=True)
    assert page.status_code == 200
    assert "Werken" in page.content.decode()
    assert "Team</a>" not in page.content.decode()
