"""A page with errors is not published, by whatever way an editor tries, and nothing is lost."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, Workflow
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from cms.admin.checks import rendering
from cms.admin.checks.models import CheckLevels, PageCheck, PageFinding
from cms.models import StoryPage
from tests import builders

GOOD = "<p>Een goede tekst.</p>"
BAD = '<p>Lees <a href="/er-niet/">het verhaal van Anna</a>.</p>'
SO_SO = '<p>Lees <a href="/verhalen/">meer</a>.</p>'


@pytest.fixture
def editor(admin_client):
    return admin_client


@pytest.fixture
def story(home):
    return builders.story("Eerst", live=False)


def post(editor, story: StoryPage, html: str, **fields):
    """Send the editor's form, with one block of text."""
    blocks = streamfield([("text", rich_text(html))])
    blocks["0"]["id"] = "11111111-1111-1111-1111-111111111111"
    data = {
        "title": "Later",
        "slug": story.slug,
        "category": story.category_id,
        "excerpt": "Kort.",
        "body": blocks,
        "comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0},
        **fields,
    }
    address = reverse("wagtailadmin_pages:edit", args=[story.pk])
    return editor.post(address, nested_form_data(data), follow=True)


def body(html: str) -> list[dict]:
    return [{"type": "text", "value": html, "id": "11111111-1111-1111-1111-111111111111"}]


def with_body(title: str, html: str) -> StoryPage:
    return builders.story(title, live=False, body=body(html))


def fresh(page: Page) -> StoryPage:
    return StoryPage.objects.get(pk=page.pk)


def test_a_good_page_is_published(editor, story):
    response = post(editor, story, GOOD, **{"action-publish": "1"})
    assert fresh(story).live
    assert "is gepubliceerd" in response.text
    assert PageCheck.objects.get(page=story, of_draft=False).findings.count() == 0


@pytest.mark.parametrize("live", [False, True])
def test_a_page_with_an_error_is_saved_and_not_published(editor, home, live):
    story = builders.story("Eerst", live=live)
    response = post(editor, story, BAD, **{"action-publish": "1"})
    assert response.redirect_chain[-1][0] == f"/cms/pages/{story.pk}/edit/#findings"
    assert "er staat 1 fout in" in response.text
    assert "/er-niet/" in response.text
    assert "#block-11111111-1111-1111-1111-111111111111-section" in response.text
    found = fresh(story)
    assert (found.live, found.has_unpublished_changes) == (live, True)
    assert found.get_latest_revision_as_object().title == "Later"
    assert not live or found.title == "Eerst"


def test_advice_does_not_stop_anything_and_is_reported(editor, story):
    response = post(editor, story, SO_SO, **{"action-publish": "1"})
    assert fresh(story).live
    assert "1 tip" in response.text
    assert f"/cms/pages/{story.pk}/edit/#findings" in response.text


def test_staff_say_what_is_an_error(editor, story):
    CheckLevels(vague_link="error", dead_link="off").save()
    post(editor, story, BAD, **{"action-publish": "1"})
    assert fresh(story).live
    post(editor, story, SO_SO, **{"action-publish": "1"})
    assert fresh(story).has_unpublished_changes


def test_saving_a_draft_is_never_stopped(editor, story):
    post(editor, story, BAD)
    assert fresh(story).get_latest_revision_as_object().title == "Later"
    assert not PageCheck.objects.exists()


def test_scheduling_is_stopped_too(editor, story):
    tomorrow = (timezone.now() + timedelta(days=1)).strftime("%Y-%m-%d %H:%M")
    post(editor, story, BAD, go_live_at=tomorrow, **{"action-publish": "1"})
    assert fresh(story).scheduled_revision is None
    post(editor, story, GOOD, go_live_at=tomorrow, **{"action-publish": "1"})
    assert fresh(story).scheduled_revision is not None


def test_while_the_site_does_not_answer_only_the_page_itself_can_hold_it_back(
    editor, story, monkeypatch
):
    def away(self, page):
        raise rendering.SiteUnreachable("/preview/: away")

    monkeypatch.setattr(rendering.SiteAsVisitorsSeeIt, "show_draft", away)
    CheckLevels(long_excerpt="error").save()
    response = post(editor, story, BAD, excerpt="e" * 201, **{"action-publish": "1"})
    assert not fresh(story).live
    response = post(editor, story, BAD, **{"action-publish": "1"})
    assert fresh(story).live
    assert "De site gaf geen antwoord" in response.text


@pytest.mark.parametrize("below", [False, True])
def test_of_many_pages_only_the_good_ones_are_published(editor, home, below):
    good, bad = with_body("Goed", GOOD), with_body("Fout", BAD)
    parent = good.get_parent()
    chosen = [parent.pk] if below else [good.pk, bad.pk]
    ids = "&".join(f"id={pk}" for pk in chosen)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    data = {"include_descendants": "on"} if below else {}
    response = editor.post(f"{address}?{ids}&next=/cms/", data, follow=True)
    assert (fresh(good).live, fresh(bad).live) == (True, False)
    assert "‘Fout’ is opgeslagen, maar niet gepubliceerd" in response.text


@pytest.mark.parametrize(("html", "published"), [(GOOD, True), (BAD, False)])
def test_an_approval_publishes_only_what_is_good(
    editor, admin_user, home, html, published, django_capture_on_commit_callbacks
):
    story = with_body("Ter goedkeuring", html)
    Workflow.objects.get().start(story, admin_user)
    approve = {
        "action-workflow-action": "true",
        "workflow-action-name": "approve",
        "title": "Ter goedkeuring",
    }
    with django_capture_on_commit_callbacks(execute=True):
        post(editor, story, html, **approve)
    assert fresh(story).live == published
    assert PageCheck.objects.get(page=story).held_back != published


def test_the_editor_shows_findings_and_checks_again(editor, home):
    story = with_body("Fout", BAD)
    address = reverse("wagtailadmin_pages:edit", args=[story.pk])
    assert 'id="findings"' not in editor.get(address).text  # there is nothing to say yet
    response = editor.post(reverse("checks:again", args=[story.pk]), follow=True)
    assert "het verhaal van Anna" in response.text


def test_checking_again_is_for_who_may_edit_the_page_and_only_by_post(
    client, editor, django_user_model, home
):
    address = reverse("checks:again", args=[home.pk])
    assert editor.get(address).status_code == 405
    nobody = django_user_model.objects.create_user("niemand")
    client.force_login(nobody)
    assert client.post(address).status_code == 302
    assert not PageCheck.objects.exists()


@pytest.mark.parametrize(
    ("code", "details", "words"),
    [
        ("vague_link", {"text": "klik hier"}, "klik hier"),
        ("long_words", {"text": "arbeidsparticipatie, uitkering"}, "arbeidsparticipatie"),
        ("long_sentences", {"text": "Een zin, en nog een"}, "Een zin, en nog een"),
        ("bold_heading", {"text": "Een kop die is ingekort…"}, "Een kop die is ingekort"),
        ("empty_page", {}, ""),
    ],
)  # fmt: skip
def test_a_finding_names_the_words_that_it_is_about(code, details, words):
    assert PageFinding(code=code, details=details).words == words


def test_what_to_do_is_said_once_for_all_that_is_found_of_a_kind(editor, story):
    words = " ".join(["woord"] * 30)
    post(editor, story, f"<p>Er {words}.</p><p>Of {words}.</p>", **{"action-publish": "1"})
    shown = editor.get(f"/cms/pages/{story.pk}/edit/").text
    assert shown.count("Deze zin is lang") == 2 * 2  # each also behind “Go there”
    assert shown.count("Korte zinnen helpen iedereen") == 1
