"""What generators read from names, folders and marks, where no key says it."""

import datetime

import pytest
from wagtail.contrib.redirects.models import Redirect

from cms.models import InfoPage, StoryPage
from importers.pipeline import import_folder
from tests.importers.folders import info, story, write
from tests.importers.test_import import codes, outcomes

pytestmark = pytest.mark.django_db

NO_EXCERPT = "---\ntitle: Anna\ncategory: Ervaringen\n---\n\n"


@pytest.mark.parametrize("path", ["main/_drafts/a.md", "main/_a.md", "main/_includes/a.md"])
def test_what_generators_leave_out_comes_as_a_draft(home, tmp_path, path):
    report = import_folder(write(tmp_path, {path: info("A")}))
    assert (path, None, "draft-by-name") in codes(report)
    page = InfoPage.objects.get()
    assert (page.live, page.slug) == (False, "a")


def test_an_index_with_an_underscore_is_a_page_like_any_other(home, tmp_path):
    import_folder(write(tmp_path, {"main/a/_index.md": info("A")}))
    assert InfoPage.objects.get().live


def test_a_number_before_a_name_is_the_order_and_both_addresses_lead_there(home, tmp_path):
    files = {"main/02-basis/index.md": info("Basis"), "main/02-basis/01-begin.md": info("Begin")}
    report = import_folder(write(tmp_path, files))
    pages = {page.url: page.order for page in InfoPage.objects.all()}
    assert pages == {"/basis/": 2, "/basis/begin/": 1}
    assert {each.old_path: each.redirect_page.url for each in Redirect.objects.all()} == {
        "/02-basis": "/basis/",
        "/02-basis/01-begin": "/basis/begin/",
    }
    assert ("main/02-basis/index.md", None, "order-from-name") in codes(report)


def test_a_key_goes_before_the_number_in_the_name(home, tmp_path):
    text = info("A", extra="weight: 9\nslug: 01-a\n")
    report = import_folder(write(tmp_path, {"main/01-a.md": text}))
    page = InfoPage.objects.get()
    assert (page.order, page.slug) == (9, "01-a")
    assert codes(report) == []


def test_the_number_stays_where_two_pages_would_have_one_address(home, tmp_path):
    files = {"main/01-a.md": info("Een"), "main/02-a.md": info("Twee")}
    report = import_folder(write(tmp_path, files))
    assert set(outcomes(report).values()) == {"created"}
    assert {page.slug for page in InfoPage.objects.all()} == {"01-a", "02-a"}
    assert not Redirect.objects.exists()


def test_a_date_in_the_folders_is_the_date(home, tmp_path):
    import_folder(write(tmp_path, {"verhalen/2021/11/26-anna.md": story()}))
    page = StoryPage.objects.get()
    assert (page.slug, page.date) == ("anna", datetime.date(2021, 11, 26))


def test_a_date_in_the_folders_keeps_two_addresses_apart(home, tmp_path):
    files = {"verhalen/2021/11/26-anna.md": story(), "verhalen/2022/11/26-anna.md": story()}
    import_folder(write(tmp_path, files))
    assert {page.slug for page in StoryPage.objects.all()} == {"2021-11-26-anna", "2022-11-26-anna"}


@pytest.mark.parametrize(
    ("body", "excerpt"),
    [
        ("Een *mooi* [verhaal](x.md).\n\n<!--more-->\n\nEn verder.", "Een mooi verhaal."),
        ("# Kop\n\nEen.\n\n- twee\n- drie\n\n<!-- more -->\nEn verder.", "Een. twee drie"),
        ("Een zin.<!--more--> En verder.", "Een zin."),
        ("Een [a][b] {{< x >}}zin.\n\n<!--more-->\n\n[b]: https://example.org", "Een a zin."),
    ],
)
def test_the_text_above_the_mark_is_the_summary(home, tmp_path, body, excerpt):
    report = import_folder(write(tmp_path, {"verhalen/anna.md": NO_EXCERPT + body}))
    page = StoryPage.objects.get()
    assert page.excerpt == excerpt
    reported = [code for _, _, code in codes(report)]
    assert "excerpt-from-text" in reported
    assert "html-comment" not in reported
    if "verder" in body:
        assert "verder" in str(page.body)


def test_a_key_goes_before_the_mark(home, tmp_path):
    text = story(body="Een zin.\n\n<!--more-->\n\nEn verder.")
    report = import_folder(write(tmp_path, {"verhalen/anna.md": text}))
    assert StoryPage.objects.get().excerpt == "Waar het over gaat."
    assert [code for _, _, code in codes(report)] == ["category-new", "html-comment"]


def test_a_mark_in_code_is_none(home, tmp_path):
    body = "```\nEen zin.\n<!--more-->\n```"
    report = import_folder(write(tmp_path, {"verhalen/anna.md": NO_EXCERPT + body}))
    assert [code for _, _, code in codes(report)] == ["missing-key"]
