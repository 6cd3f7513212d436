"""A page is checked as the site shows it, and what was found is kept."""

from datetime import timedelta

import pytest

from cms.admin.checks import due_pages, rendering, run
from cms.admin.checks.models import CheckLevels, ExternalLink, PageCheck
from cms.models import StoryPage
from tests import builders

BLOCK = "11111111-1111-1111-1111-111111111111"


def text(html: str) -> dict:
    return {"type": "text", "value": html, "id": BLOCK}


def found(page) -> dict[str, str]:
    """Return what a check finds: by the code, what it says of the reason (or nothing)."""
    return {each.code: each.details.get("reason", "") for each in run.examine(page).findings}


def test_a_good_page_has_no_findings(home):
    story = builders.story(
        body=[text(f'<p>Lees over <a linktype="page" id="{home.pk}">onze organisatie</a>.</p>')]
    )
    assert run.examine(story) == run.Result((), site_answered=True)


def test_the_pages_that_every_site_starts_with_are_good(home):
    for page in (
        home,
        home.get_children().type(type(builders.story().get_parent().specific)).get(),
    ):
        assert "error" not in {getattr(CheckLevels(), code) for code in found(page.specific)}


def test_a_finding_names_the_block_that_it_is_in(home):
    draft = builders.story(live=False, body=[text('<p><a href="/er-niet/">Klik hier</a></p>')])
    findings = run.examine(draft).findings
    assert [each.code for each in findings] == ["dead_link", "vague_link"]
    assert {each.place.block for each in findings} == {BLOCK}


@pytest.mark.parametrize("live", [False, True])
def test_a_link_to_a_page_is_dead_while_that_is_not_public(home, live):
    other = builders.info("Over ons", live=live)
    story = builders.story(body=[text(f'<p><a linktype="page" id="{other.pk}">over ons</a></p>')])
    assert found(story) == ({} if live else {"dead_link": "hidden"})


def test_a_link_to_a_page_that_was_deleted_is_dead(home):
    story = builders.story(body=[text('<p><a linktype="page" id="99999">over ons</a></p>')])
    assert found(story) == {"dead_link": "hidden"}


def test_a_button_to_a_draft_is_dead(home):
    other = builders.info("Over ons", live=False)
    button = {"label": "Word maatje", "page": other.pk, "url": ""}
    story = builders.story(
        body=[{"type": "call_to_action", "value": {"text": "<p>Doe mee</p>", "button": button}}]
    )
    assert found(story) == {"dead_link": "button"}


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("/verhalen/", None),
        ("/verhalen", None),
        ("/verhalen/?categorie=ervaringen", None),
        ("/sitemap.xml", None),
        ("/verhalen/#lijst-blok", None),
        ("/verhalen/#nergens", "anchor"),
        ("/cms/pages/3/edit/", "page"),
        ("http://127.0.0.1:8000/nergens/", "page"),
        ("#op-deze-pagina", "anchor"),
        ("#een-kop", None),
    ],
)
def test_addresses_of_the_site(home, address, reason):
    story = builders.story(
        body=[text(f'<h2>Een kop</h2><p><a href="{address}">alle verhalen</a></p>')]
    )
    assert found(story) == ({"dead_link": reason} if reason else {})


def test_pictures_are_described_and_large(home):
    small = builders.picture(size=(300, 200))
    picture = {
        "picture": {"image": small.pk, "alt_text": "IMG_1234.jpg", "decorative": False},
        "caption": "",
    }
    story = builders.story(live=False, body=[{"type": "picture", "value": picture}])
    story.thumb = small
    codes = [each.code for each in run.examine(story).findings]
    assert codes == ["picture_without_alt"] * 2 + ["small_picture"] * 2


def test_decoration_needs_no_description(home):
    story = builders.story(
        live=False, thumb=builders.picture(size=(700, 500)), thumb_decorative=True
    )
    assert found(story) == {}


def test_long_texts_and_a_missing_description(home):
    story = builders.story("T" * 71, excerpt="e" * 201)
    assert found(story) == {"long_title": "", "long_excerpt": ""}
    assert found(builders.info("Over ons")) == {"missing_description": ""}


def test_without_an_answer_of_the_site_the_page_itself_is_still_checked(home, monkeypatch, caplog):
    def away(self, page):
        raise rendering.SiteUnreachable("/preview/: away")

    monkeypatch.setattr(rendering.SiteAsVisitorsSeeIt, "show_draft", away)
    story = builders.story("T" * 71, body=[text('<p><a href="/er-niet/">Klik hier</a></p>')])
    result = run.examine(story)
    assert [each.code for each in result.findings] == ["long_title"]
    assert not result.site_answered
    assert "away" in caplog.text


def test_a_draft_of_a_live_page_is_checked_apart(home):
    story = builders.story()
    story.title = "T" * 71
    story.save_revision()
    run.check_live(StoryPage.objects.get())
    run.check_draft(story)
    live, draft = PageCheck.objects.filter(page=story).order_by("of_draft")
    assert (live.findings.count(), draft.findings.get().code) == (0, "long_title")
    story.get_latest_revision().publish()
    story.refresh_from_db()
    run.check_live(story)
    assert PageCheck.objects.get(page=story).findings.get().code == "long_title"


def test_levels_are_staffs_choice(home):
    CheckLevels(long_title="error", missing_description="off").save()
    page = builders.info("T" * 71)
    run.check_live(page)
    [finding] = PageCheck.objects.get(page=page).findings.all()
    assert (finding.code, finding.level) == ("long_title", "error")


def test_an_address_elsewhere_is_noted_and_found_when_it_stays_dead(home):
    url = "https://weg.example/"
    story = builders.story(body=[text(f'<p><a href="{url}">de gemeente</a></p>')])
    run.check_live(story)
    assert ExternalLink.objects.get().url == url
    ExternalLink.objects.update(failures=2)
    assert found(story) == {"dead_external_link": ""}


def test_every_public_page_is_due_until_it_was_checked(home):
    story, draft = builders.story(), builders.story("Nog niet", live=False)
    assert story.pk in due_pages.due_pages().values_list("pk", flat=True)
    assert draft.pk not in due_pages.due_pages().values_list("pk", flat=True)
    while due_pages.due_pages().exists():
        due_pages.check_some()
    assert PageCheck.objects.filter(page=story, of_draft=False).exists()
    story.save_revision().publish()
    assert due_pages.due_pages().get().pk == story.pk
    due_pages.check_some()
    CheckLevels.load().save()
    assert due_pages.due_pages().count() == 3


def test_a_page_on_which_the_check_breaks_down_comes_back_later(home, monkeypatch):
    def broken(page):
        raise ZeroDivisionError

    with monkeypatch.context() as patch:
        patch.setattr(due_pages, "check_live", broken)
        patch.setattr(due_pages, "BATCH", 1)
        due_pages.check_some()
    first = PageCheck.objects.get()
    assert first.page_id not in due_pages.due_pages().values_list("pk", flat=True)
    PageCheck.objects.update(checked_at=first.checked_at - timedelta(minutes=11))
    assert first.page_id in due_pages.due_pages().values_list("pk", flat=True)
