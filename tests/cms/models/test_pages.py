"""What the content model refuses, and where pages may live."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import get_resolver, reverse
from wagtail.models import Page

from cms.models import (
    Category,
    FormPage,
    HomePage,
    InfoPage,
    SiteDetails,
    StoryIndexPage,
    StoryPage,
)
from cms.models.addresses import reserved_slugs
from cms.profile.addresses import RESERVED
from tests import builders


def test_the_tree_rules():
    assert HomePage.allowed_subpage_models() == [StoryIndexPage, InfoPage, FormPage]
    assert StoryIndexPage.allowed_subpage_models() == [StoryPage]
    assert StoryPage.allowed_subpage_models() == []
    assert StoryIndexPage.allowed_parent_page_models() == [HomePage, InfoPage]
    assert InfoPage.allowed_parent_page_models() == [HomePage, InfoPage]
    assert HomePage.allowed_parent_page_models() == [Page]


@pytest.mark.parametrize("slug", sorted({*RESERVED, "zoeken"}))
def test_a_top_level_page_cannot_take_an_address_of_the_site(slug, home):
    with pytest.raises(ValidationError) as refusal:
        builders.info("Nieuw", slug=slug)
    assert f"/{slug}/" in refusal.value.message_dict["slug"][0]


def test_deeper_down_the_same_slug_is_free(home):
    assert builders.story("Zoeken", slug="zoeken").url == "/verhalen/zoeken/"


def test_every_address_of_the_site_is_reserved(home):
    """A route added later must not hide a page that somebody made earlier."""
    first_words = {
        str(entry.pattern).lstrip("^").split("/")[0] for entry in get_resolver().url_patterns
    }
    words = {word for word in first_words if word.isidentifier()}
    assert {"cms", "api", "documents", "media"} <= words
    assert words <= reserved_slugs()


def test_the_editor_refuses_a_reserved_slug_on_a_new_page(home, admin_client):
    address = reverse("wagtailadmin_pages:add", args=["cms", "infopage", home.pk])
    form = {"title": "API", "slug": "api", "order": "", "body-count": 0, "action-publish": "1"}
    response = admin_client.post(address, form | comments())
    assert not InfoPage.objects.exists()
    assert "hoort bij de website zelf" in response.content.decode()


def add_page(client, home, **fields):
    address = reverse("wagtailadmin_pages:add", args=["cms", "infopage", home.pk])
    return client.post(address, {"order": "", "body-count": 0, **fields, **comments()})


PUBLISH = {"action-publish": "1"}


def test_a_second_page_of_one_title_gets_an_address_of_its_own(home, admin_client):
    for _ in range(3):
        add_page(admin_client, home, title="Open dag", slug="open-dag")
    slugs = InfoPage.objects.order_by("pk").values_list("slug", flat=True)
    assert list(slugs) == ["open-dag", "open-dag-2", "open-dag-3"]


@pytest.mark.parametrize("slug", ["open-dag", "kom-langs"])
def test_an_address_that_is_taken_while_the_page_is_written_costs_no_text(
    slug, home, admin_client, monkeypatch
):
    """As it goes for two editors with one title, or a draft that comes in beside its page."""
    add_child = HomePage.add_child
    rivals = [InfoPage(title="Ander", slug=taken) for taken in (slug, f"{slug}-2")]

    def add_rival_first(parent, **values):
        if rivals:
            add_child(HomePage.objects.get(), instance=rivals.pop(0))
        return add_child(parent, **values)

    monkeypatch.setattr(HomePage, "add_child", add_rival_first)
    response = add_page(admin_client, home, title="Open dag", slug=slug, **PUBLISH)
    assert Page.find_problems() == ([], [], [], [], [])
    added = InfoPage.objects.filter(title="Open dag").values_list("slug", flat=True)
    if slug == "open-dag":  # it came from the title
        assert list(added) == ["open-dag-3"]
    else:
        assert "slug" in response.context["form"].errors
        assert response.context["form"]["title"].value() == "Open dag"


def test_a_page_that_fails_for_another_reason_is_not_written_again(home, admin_client, monkeypatch):
    def fail(page, **values):
        raise ValidationError({"title": "Nee"})

    monkeypatch.setattr(InfoPage, "save_revision", fail)
    with pytest.raises(ValidationError, match="Nee"):
        add_page(admin_client, home, title="Open dag", slug="open-dag")
    assert InfoPage.objects.count() == 1


def test_an_address_that_somebody_chose_is_not_changed_for_another(home, admin_client):
    add_page(admin_client, home, title="Open dag", slug="kom-langs")
    response = add_page(admin_client, home, title="Feest", slug="kom-langs", **PUBLISH)
    assert InfoPage.objects.count() == 1
    assert "slug" in response.context["form"].errors


def test_the_editor_refuses_to_move_a_page_onto_the_sites_address(home, admin_client):
    page = builders.info("Media", parent=builders.info("Ouder"), slug="media")
    address = reverse("wagtailadmin_pages:move_confirm", args=[page.pk, home.pk])
    response = admin_client.post(address, follow=True)
    page.refresh_from_db()
    assert page.url == "/ouder/media/"
    assert "hoort bij de website zelf" in response.content.decode()


def test_no_other_way_of_moving_gets_it_there(home):
    page = builders.info("Media", parent=builders.info("Ouder"), slug="media")
    with pytest.raises(ValidationError):
        page.move(home, pos="last-child")
    page.refresh_from_db()
    assert page.depth == 4


def test_a_picture_needs_words_or_the_mark_of_decoration(home):
    image = builders.picture()
    with pytest.raises(ValidationError) as refusal:
        builders.story(thumb=image)
    assert "thumb_alt" in refusal.value.message_dict
    assert builders.story("B", thumb=image, thumb_decorative=True).pk
    assert builders.story("C", thumb=image, thumb_alt="Najib lacht").pk


def test_words_for_a_picture_that_is_yet_to_come_are_kept(home):
    assert builders.story(thumb_alt="Een portret").thumb_alt == "Een portret"


@pytest.mark.parametrize("field", ["category", "excerpt"])
def test_a_story_needs_a_category_and_a_summary(field, home):
    with pytest.raises(ValidationError) as refusal:
        builders.story(**{field: None if field == "category" else ""})
    assert field in refusal.value.message_dict


def test_a_category_in_use_cannot_be_deleted(home):
    from django.db.models import ProtectedError

    story = builders.story()
    with pytest.raises(ProtectedError):
        story.category.delete()


def test_a_category_gets_its_address_from_its_name(db):
    assert builders.category("Een Ervaring").slug == "een-ervaring"
    with pytest.raises(ValidationError):
        Category(name="!!!").full_clean()
    with pytest.raises(ValidationError):
        Category(name="een ervaring").full_clean()


def test_there_is_one_home_page_and_any_number_of_story_lists(home):
    assert not HomePage.can_create_at(Page.get_first_root_node())
    assert StoryIndexPage.can_create_at(home)


def test_site_details_need_no_more_than_a_name(home):
    SiteDetails.objects.get().full_clean()


def comments() -> dict:
    """The part of Wagtail's page form that holds no comments."""
    names = ("TOTAL_FORMS", "INITIAL_FORMS", "MIN_NUM_FORMS", "MAX_NUM_FORMS")
    return {f"comments-{name}": 0 for name in names}
