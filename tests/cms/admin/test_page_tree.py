"""A tree of pages that former releases damaged is named and repaired, and no page is lost."""

import copy
import datetime
import io
import random

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from cms.admin.trash.discard import discard
from cms.admin.trash.expire import delete_expired, delete_for_good
from cms.admin.trash.expiry import DAYS
from cms.admin.trash.models import DeletedPage
from cms.admin.trash.restore import restore
from cms.admin.trash.tree import is_in_trash, trash_root
from cms.models import HomePage, InfoPage
from cms.setup.checks import tree_is_whole
from tests import builders
from tests.attacks.test_moved_meanwhile import is_whole
from tests.long import long


class Pages:
    """Two branches on the site, and two in the trash, each with a page below."""

    def __init__(self):
        self.home = HomePage.objects.first()
        self.above, self.child, self.grandchild = _branch("Boven", deep=True)
        self.other, self.others_child = _branch("Ander")
        self.gone, self.gone_child = _branch("Weg")
        self.away, self.away_child = _branch("Ook weg")
        discard(self.gone)
        discard(self.away)


def _branch(title: str, deep: bool = False) -> list[Page]:
    pages = [builders.info(title)]
    for name in ["kind", "kleinkind"] if deep else ["kind"]:
        pages.append(builders.info(f"{title} {name}", parent=pages[-1]))
    return pages


@pytest.fixture(scope="module")
def made_once(kept_for_module) -> Pages:
    return Pages()


@pytest.fixture
def site(made_once, db) -> Pages:
    return copy.deepcopy(made_once)


def row(page: Page) -> Page:
    return Page.objects.get(pk=page.pk)


def put(page: Page, **fields) -> None:
    """Change the row alone, as nothing but a mistake does."""
    Page.objects.filter(pk=page.pk).update(**fields)


def put_at(page: Page, path: str) -> None:
    """Give a row another path, and leave what is below it where it is."""
    put(page, path=path, depth=len(path) // 4)


def after_all(parent: Page) -> str:
    return row(parent).path + "00ZZ"


def no_children(site):
    put(site.above, numchild=0)


def no_children_in_the_trash(site):
    put(site.gone, numchild=0)


def too_many_children(site):
    put(site.child, numchild=40)


def wrong_depth(site):
    put(site.child, depth=9)


def root_of_wrong_depth(site):
    put(Page.get_first_root_node(), depth=2)


def parent_elsewhere(site):
    put_at(site.above, after_all(site.home))


def left_behind(site):
    """The page went into the trash, and its child stayed at its former path."""
    path, address = row(site.other).path, row(site.others_child).url_path
    discard(row(site.other))
    put_at(site.others_child, path + "0001")
    put(site.others_child, url_path=address, live=True)


def adopted(site):
    put_at(site.gone_child, row(site.away).path + "0005")


def entry_within(site):
    put_at(site.away, row(site.gone).path + "0007")


def made_in_the_trash(site):
    put_at(site.grandchild, row(site.gone).path + "0008")
    put(site.grandchild, url_path=f"{row(site.gone).url_path}{row(site.grandchild).slug}/")


def public_in_the_trash(site):
    put(site.gone_child, live=True)


def thrown_away_page_public(site):
    put(site.away, live=True)


def without_entry(site):
    DeletedPage.objects.filter(page=site.away).delete()


def entry_in_use(site):
    DeletedPage.objects.create(page=site.above, slug="boven", address="/boven/")


def same_address(site):
    put(site.other, slug=row(site.above).slug, url_path=row(site.above).url_path)


def wrong_address(site):
    put(site.child, url_path="/elders/")


def wrong_letters(site):
    put(site.child, path="zomaar!!")


def wrong_length(site):
    put(site.other, path=row(site.other).path + "1")


def home_in_the_trash(site):
    put_at(site.home, row(site.gone).path + "0009")


BREAKS = [
    no_children,
    no_children_in_the_trash,
    too_many_children,
    wrong_depth,
    root_of_wrong_depth,
    parent_elsewhere,
    left_behind,
    adopted,
    entry_within,
    made_in_the_trash,
    public_in_the_trash,
    thrown_away_page_public,
    without_entry,
    entry_in_use,
    same_address,
    wrong_address,
    wrong_letters,
    wrong_length,
    home_in_the_trash,
]


def check_tree(*arguments: str) -> str:
    out = io.StringIO()
    call_command("check_tree", *arguments, stdout=out)
    return out.getvalue()


def ids() -> set[int]:
    return set(Page.objects.values_list("pk", flat=True))


def assert_sound() -> None:
    assert check_tree() == "No faults.\n"
    assert is_whole()
    assert tree_is_whole(None) == []
    assert not Page.objects.filter(path__startswith=trash_root().path, live=True).exists()
    assert Site.objects.get().root_page.get_parent() == Page.get_first_root_node()


def test_a_sound_tree_has_no_faults(site):
    before = list(Page.objects.values())
    assert check_tree("--repair") == "No faults.\n"
    assert list(Page.objects.values()) == before


@pytest.mark.parametrize("damage", BREAKS, ids=lambda each: each.__name__)
def test_each_fault_is_named_and_repaired(site, damage):
    known = ids()
    damage(site)
    with pytest.raises(CommandError):
        check_tree()
    assert "check_tree" in tree_is_whole(None)[0].msg
    assert "all repaired" in check_tree("--repair")
    assert_sound()
    assert known <= ids()


@pytest.mark.parametrize("seed", [*range(4), *long(*range(4, 12))])
def test_many_faults_at_once_are_repaired(site, seed):
    known, chosen = ids(), random.Random(seed).sample(BREAKS, 6)
    for damage in chosen:
        damage(site)
    check_tree("--repair")
    assert_sound()
    assert known <= ids()


def test_what_it_does_not_know_it_says(site):
    wrong_address(site)
    with pytest.raises(CommandError, match="1 faults"):
        check_tree()
    assert row(site.child).url_path == "/elders/"


def test_pages_come_back_below_their_own(site):
    parent_elsewhere(site)
    check_tree("--repair")
    assert row(site.child).get_parent().pk == site.above.pk
    assert row(site.grandchild).get_parent().pk == site.child.pk
    assert row(site.child).live


def test_a_child_that_was_left_behind_follows_into_the_trash(site):
    left_behind(site)
    check_tree("--repair")
    assert row(site.others_child).get_parent().pk == site.other.pk
    assert restore(DeletedPage.objects.get(page=site.other), row(site.home)).is_live
    assert row(site.others_child).live


def test_an_adopted_child_comes_back_below_its_own(site):
    adopted(site)
    check_tree("--repair")
    assert row(site.gone_child).get_parent().pk == site.gone.pk


def test_an_address_that_changes_leads_on(site):
    wrong = f"{row(site.home).url_path}oud-adres/"
    put(site.child, url_path=wrong)
    check_tree("--repair")
    assert Redirect.objects.get(old_path="/oud-adres").redirect_page_id == site.child.pk


def over(page: Page) -> None:
    moment = timezone.now() - datetime.timedelta(days=DAYS + 1)
    DeletedPage.objects.filter(page=page).update(deleted_at=moment)


MISTAKES = [adopted, made_in_the_trash, entry_within, home_in_the_trash, no_children_in_the_trash]


@pytest.mark.parametrize("damage", MISTAKES, ids=lambda each: each.__name__)
@pytest.mark.parametrize("which", ["gone", "away"])
def test_only_what_was_deleted_together_is_cleared(site, damage, which):
    """Also if nobody repaired the tree before."""
    known, page = ids(), getattr(site, which)
    belongs = {page.pk, *DeletedPage.objects.get(page=page).below}
    damage(site)
    over(page)
    assert delete_expired() == 1
    assert page.pk not in ids()
    assert known - ids() <= belongs
    assert row(site.home).live
    check_tree("--repair")
    assert_sound()


@pytest.mark.parametrize("damage", [public_in_the_trash, thrown_away_page_public])
def test_what_is_public_is_not_cleared(site, damage):
    known = ids()
    damage(site)
    over(site.gone)
    over(site.away)
    assert delete_expired() == 1
    kept = DeletedPage.objects.get()
    assert kept.days_left == DAYS
    assert len(known - ids()) == 2
    assert not row(kept.page).live
    restore(kept, row(site.home))
    assert Page.objects.filter(live=True, pk__in=[kept.page_id, *kept.below]).count() == 2


def test_an_editor_deletes_only_what_was_deleted_together(site):
    adopted(site)
    delete_for_good(DeletedPage.objects.get(page=site.away))
    assert row(site.gone_child).get_parent().pk == site.gone.pk
    assert_sound()


def test_a_page_comes_back_without_the_children_of_others(site):
    adopted(site)
    restore(DeletedPage.objects.get(page=site.away), row(site.home))
    assert is_in_trash(row(site.gone_child))
    assert_sound()


def test_a_page_that_counts_no_children_goes_into_the_trash_with_them(site):
    no_children(site)
    discard(row(site.above))
    assert not row(site.child).live
    assert DeletedPage.objects.get(page=site.above).below == [site.child.pk, site.grandchild.pk]
    assert_sound()


def test_a_page_that_comes_out_of_the_trash_takes_nobody_s_address(site):
    page = site.gone_child
    revision = InfoPage.objects.get(pk=page.pk).save_revision()
    adopted(site)
    put(page, slug="boven", url_path=row(site.above).url_path, live=True)
    over(site.away)
    assert delete_expired() == 1
    assert (row(page).slug, row(page).live) == ("boven-2", False)
    revision.refresh_from_db()
    assert revision.content["slug"] == "boven-2"
    assert row(site.above).slug == "boven"
    assert row(page).get_parent().pk == site.home.pk
    check_tree("--repair")
    assert_sound()
