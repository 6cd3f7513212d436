"""Whatever stands in the form of a page, its draft is saved; what is public must be complete."""

import pytest
from django.urls import reverse
from wagtail.models import Page, Workflow, WorkflowPage

from cms.admin.checks.models import PageCheck
from cms.models import HomePage, StoryIndexPage, StoryPage
from tests import builders
from tests.cms.models.test_pages import comments

JSON = {"accept": "application/json"}
UNTITLED = "Zonder titel"


def stream(*blocks: tuple[str, dict | str], field: str = "body") -> dict:
    """Return the part of a form in which the blocks of a page are."""
    form = {f"{field}-count": len(blocks)}
    for number, (kind, value) in enumerate(blocks):
        prefix = f"{field}-{number}"
        form |= {f"{prefix}-type": kind, f"{prefix}-order": number, f"{prefix}-deleted": ""}
        form |= {f"{prefix}-id": f"blok-{number}"}
        values = value.items() if isinstance(value, dict) else [("", value)]
        form |= {f"{prefix}-value{name and f'-{name}'}": typed for name, typed in values}
    return form


def text(words: str) -> str:
    return (
        f'{{"blocks": [{{"key": "a", "text": "{words}", "type": "unstyled", "depth": 0, '
        '"inlineStyleRanges": [], "entityRanges": []}], "entityMap": {}}'
    )


EMPTY = text("")
BUTTON = {"label": "Bel ons", "page": "", "url": "06-1234"}
PICTURE = {"picture-image": "", "picture-alt_text": "", "caption": ""}
TABLE = {"column-count": "0", "row-count": "0", "caption": ""}
CALL = {"text": EMPTY, **{f"button-{name}": value for name, value in BUTTON.items()}}
DOOR = {"title": "", **{f"button-{name}": value for name, value in BUTTON.items()}}
NO_CALL = {"text": EMPTY, "button-label": "", "button-page": "", "button-url": ""}
NOBODY = {
    "name": "",
    "picture-image": "",
    "picture-alt_text": "",
    "starting_date": "",
    "hobbies": "",
}
BLOCKS = [
    ("text", EMPTY),
    ("picture", PICTURE),
    ("quote", {"quote": EMPTY, "attribution": ""}),
    ("call_to_action", CALL),
    ("call_to_action", NO_CALL),
    ("person_card", NOBODY),
    ("table", TABLE),
    ("embed", {"url": "", "title": ""}),
    ("embed", {"url": "www.voorbeeld", "title": "Kijk"}),
    ("embed", {"url": "https://example.org/x", "title": ""}),
    ("code", {"code": "", "language": ""}),
    ("callout", {"kind": "", "title": "", "text": EMPTY}),
]
STORY = {"title": "Anna", "slug": "anna", "category": "", "excerpt": "", "date": ""}
STORIES = {
    "a title alone": STORY,
    "nothing at all": STORY | {"title": "", "slug": ""},
    "no address": STORY | {"slug": ""},
    "no address that can be made": STORY | {"title": "!!!", "slug": ""},
    "other letters": STORY | {"title": "Анна", "slug": ""},
    "an address with a space": STORY | {"slug": "Anna Bakker"},
    "a day that is none": STORY | {"date": "31-02-2026"},
    "a picture that is gone": STORY | {"thumb": "99"},
    "a category that is gone": STORY | {"category": "99"},
    "a schedule the wrong way round": STORY
    | {"go_live_at": "2199-02-01 10:00", "expire_at": "2199-01-01 10:00"},
    "an end that is over": STORY | {"expire_at": "2001-01-01 10:00"},
    "a title that is too long": STORY | {"title": "x" * 300, "slug": "x"},
}


@pytest.fixture
def add_story(home, admin_client):
    address = reverse(
        "wagtailadmin_pages:add", args=["cms", "storypage", StoryIndexPage.objects.get().pk]
    )

    def add_story(form: dict, **more):
        return admin_client.post(address, {**comments(), **stream(), **form, **more}, headers=JSON)

    return add_story


def edit(client, page: Page, form: dict):
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return client.post(address, {**comments(), **form}, headers=JSON)


def can_be_used(client, page: Page) -> None:
    """Fail unless all that staff do with a draft works: edit, preview, lists, versions, checks."""
    edit_address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    addresses = [
        edit_address,
        reverse("wagtailadmin_explore", args=[page.get_parent().pk]),
        reverse("wagtailadmin_pages:history", args=[page.pk]),
        reverse("wagtailadmin_pages:copy", args=[page.pk]),
        reverse("wagtailadmin_pages:usage", args=[page.pk]),
        reverse("wagtailadmin_home"),
        reverse("wagtailadmin_pages:search") + "?q=zonder",
    ]
    for address in addresses:
        assert client.get(address).status_code == 200, address
    for mode, _ in page.preview_modes:
        shown = client.get(page.specific.preview_address(None, is_typed=False) + f"&mode={mode}")
        assert shown.status_code == 200, mode
    assert client.get("/").status_code == 200
    assert client.get("/verhalen/").status_code == 200


@pytest.mark.parametrize("what", STORIES)
def test_a_story_is_saved_with(what, add_story, admin_client):
    form = STORIES[what]
    answer = add_story(form)
    assert answer.json()["success"], answer.json()
    story = StoryPage.objects.get()
    assert (story.live, story.title) == (False, form["title"][:255] or UNTITLED)
    assert story.slug
    again = edit(admin_client, story, {**stream(), **form, "excerpt": "Er kwam iets bij."})
    assert again.json()["success"], again.json()
    story.refresh_from_db()
    assert story.get_latest_revision_as_object().excerpt == "Er kwam iets bij."


def test_a_picture_needs_no_description_yet(add_story):
    add_story(STORY | {"thumb": builders.picture().pk})
    assert StoryPage.objects.get().thumb


def test_all_else_that_staff_do_works_with_an_empty_story(add_story, admin_client):
    add_story(STORY | {"title": "", "slug": ""})
    can_be_used(admin_client, StoryPage.objects.get())


@pytest.mark.parametrize("is_home", [False, True])
def test_blocks_are_saved_as_they_are_typed(is_home, home, admin_client):
    """Of a new page, and of one that is public, which stays what it was."""
    page = home if is_home else builders.info(live=False)
    form = {"title": "", "slug": page.slug, **stream(*BLOCKS)}
    if is_home:
        form |= {"hero_title": "", **stream(*[("button", BUTTON)] * 3, field="calls_to_action")}
        form |= stream(*[("door", DOOR)] * 4, field="doors")
    answer = edit(admin_client, page, form).json()
    assert answer["success"], answer
    assert "set_aside" not in answer
    page.refresh_from_db()
    draft = page.get_latest_revision_as_object()
    assert [block.block_type for block in draft.body] == [kind for kind, _ in BLOCKS]
    assert draft.body[3].value["button"]["url"] == "06-1234"
    can_be_used(admin_client, draft)
    if is_home:
        assert draft.calls_to_action[2].value["url"] == "06-1234"
        assert draft.doors[3].value["button"]["url"] == "06-1234"
        assert HomePage.objects.get().hero_title


def test_what_cannot_be_stored_is_reported_and_the_rest_is_saved(add_story):
    """Once saved, a draft keeps what it had: the field is not emptied."""
    answer = add_story(STORY | {"date": "31-02-2026", "excerpt": "Wel bewaard."}).json()
    (reported,) = answer["set_aside"]
    assert reported["name"] == "date"
    assert "31-02-2026" in reported["text"]
    assert StoryPage.objects.get().excerpt == "Wel bewaard."


def test_a_button_that_saves_tells_it_too(home, admin_client):
    page = builders.info(live=False)
    builders.info("Contact", slug="contact")
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    form = {**comments(), **stream(), "title": "Over ons", "slug": "contact"}
    answer = admin_client.post(address, form, follow=True)
    assert "Een andere pagina heeft het adres ‘contact’ al." in answer.text
    page.refresh_from_db()
    assert page.slug == "contact-2"


@pytest.mark.parametrize("action", ["action-publish", "action-submit"])
def test_to_go_public_a_story_must_be_complete(action, add_story, admin_client, home):
    WorkflowPage.objects.get_or_create(workflow=Workflow.objects.get(), page=home)
    add_story(STORY | {"title": "", "slug": ""} | stream(*BLOCKS))
    story = StoryPage.objects.get()
    address = reverse("wagtailadmin_pages:edit", args=[story.pk])
    opened = admin_client.get(address).context["form"]
    assert (opened["title"].value(), opened["slug"].value()) == ("", "")
    form = {**comments(), **stream(*BLOCKS), **STORY, "title": "", "slug": "", action: "x"}
    answer = admin_client.post(address, form)
    errors = answer.context["form"].errors
    assert {"title", "category", "excerpt", "body"} <= set(errors)
    assert "slug" not in errors  # it follows the title: that is missing once
    story.refresh_from_db()
    assert (story.live, story.workflow_in_progress) == (False, False)


@pytest.mark.parametrize(
    ("slug", "address"), [("", "bram"), ("anna", "bram"), ("anna-bakker", "anna-bakker")]
)
def test_the_address_follows_the_title_until_a_page_is_public(
    slug, address, add_story, admin_client
):
    add_story(STORY | {"slug": slug} if slug else STORY | {"title": "", "slug": ""})
    story = StoryPage.objects.get()
    edit(admin_client, story, {**stream(), **STORY, "title": "Bram", "slug": slug})
    story.refresh_from_db()
    assert story.slug == address


def test_an_approval_without_the_form_publishes_nothing_that_is_not_complete(
    add_story, admin_client, admin_user, django_capture_on_commit_callbacks
):
    add_story(STORY | {"title": "", "slug": ""} | stream(*BLOCKS))
    story = StoryPage.objects.get()
    Workflow.objects.get().start(story, admin_user)
    task = story.current_workflow_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[story.pk, "approve", task.pk])
    with django_capture_on_commit_callbacks(execute=True):
        admin_client.post(address)
    story.refresh_from_db()
    check = PageCheck.objects.get(page=story)
    assert (story.live, check.held_back) == (False, True)
    found = check.findings.filter(code="not_complete")
    assert {each.field for each in found} >= {"title", "category", "excerpt"}
    assert {each.block for each in found} >= {"blok-3", "blok-7", "blok-10"}
    panel = admin_client.get(reverse("wagtailadmin_pages:edit", args=[story.pk])).text
    assert "Niet ingevuld of niet goed: ‘Categorie’" in panel
    assert admin_client.get(reverse("checks:report")).status_code == 200
