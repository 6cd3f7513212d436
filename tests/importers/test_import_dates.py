"""Drafts, dates and old addresses that a file gives: when its page is on the site, and where."""

import datetime
from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Revision

from cms.models import InfoPage, StoryPage
from importers.content import content as module
from importers.content.content import read_content
from importers.models import ImportRecord
from importers.options import Options
from importers.pipeline import import_folder
from tests.importers.folders import info, story, write
from tests.importers.test_import import codes, outcomes
from tests.importers.test_import_states import run

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


@pytest.fixture
def imported(home, tmp_path, monkeypatch):
    """Import one info page, of which the file says what the front matter might."""

    def import_page(body: str = "De tekst.", aliases: tuple[str, ...] = (), **schedule):
        def read(*args):
            content = read_content(*args)
            said = replace(content.schedule, **schedule)
            return replace(content, schedule=said, aliases=aliases)

        monkeypatch.setattr(module, "read_content", read)
        report = run(write(tmp_path, {"main/a.md": info(body=body)}))
        return report, InfoPage.objects.get()

    return import_page


def test_a_draft_is_not_on_the_site_until_the_file_says_so(imported):
    report, page = imported(draft=True)
    assert (page.live, page.has_unpublished_changes) == (False, True)
    assert outcomes(report) == {"main/a.md": "created"}
    report, page = imported("Nieuw.")
    assert (page.live, page.body[0].value.source, codes(report)) == (True, "<p>Nieuw.</p>", [])
    _, page = imported("Toch niet.", draft=True)
    assert not page.live


def test_a_page_with_a_day_to_come_waits_for_it(imported):
    report, page = imported(go_live_at=timezone.now() + DAY)
    assert (page.live, page.approved_schedule, codes(report)) == (False, True, [])
    report, page = imported("Nieuw.", go_live_at=timezone.now() + DAY)
    assert (page.live, page.approved_schedule, codes(report)) == (False, True, [])
    report, page = imported("Nu.", go_live_at=timezone.now() - DAY)
    assert (page.live, page.body[0].value.source) == (True, "<p>Nu.</p>")


def test_a_page_whose_day_came_is_no_work_of_an_editor(imported):
    _, page = imported(go_live_at=timezone.now() + DAY)
    past = timezone.now() - DAY
    content = page.latest_revision.content | {"go_live_at": past.isoformat()}
    Revision.objects.filter(pk=page.latest_revision_id).update(
        content=content, approved_go_live_at=past
    )
    call_command("publish_scheduled", verbosity=0)
    assert InfoPage.objects.get().live
    report, page = imported(go_live_at=past)
    assert (outcomes(report), codes(report)) == ({"main/a.md": "unchanged"}, [])


def test_a_page_whose_time_is_over_is_not_on_the_site(imported):
    _, page = imported(expire_at=timezone.now() - DAY)
    assert not page.live
    report, page = imported("Nieuw.", expire_at=timezone.now() + DAY)
    assert (page.live, codes(report)) == (True, [])


def test_old_addresses_lead_to_the_page(imported):
    report, page = imported(aliases=("/oud/pad/", "/verhalen/"))
    assert Redirect.objects.get().redirect_page_id == page.pk
    assert [code for _, _, code in codes(report)] == ["alias-hides-page", "alias-made"]
    assert ImportRecord.objects.get().page_id == page.pk


def test_an_information_page_keeps_its_date_and_shows_it(home, tmp_path, client):
    report = import_folder(
        write(tmp_path, {"main/plan.md": info("Jaarplan", extra="date: 2024-05-06\n")})
    )
    assert [problem.code for each in report.files for problem in each.problems] == []
    assert "6 mei 2024" in client.get("/plan/").content.decode()
    import_folder(write(tmp_path, {"main/plan.md": info("Jaarplan")}))
    assert InfoPage.objects.get().date is None


@pytest.mark.parametrize("value", ["2023-01-29 18:30:22 2023 -0800", "binnenkort"])
def test_a_date_that_cannot_be_read_is_that_of_the_name_of_the_file(home, tmp_path, value):
    text = story(extra=f"date: {value}\n")
    report = import_folder(write(tmp_path, {"verhalen/2023-01-29-a.md": text}))
    assert StoryPage.objects.get().date == datetime.date(2023, 1, 29)
    assert {code for *_, code in codes(report)} == {"category-new", "date-from-name"}
    strict = import_folder(
        write(tmp_path / "s", {"verhalen/2023-01-29-b.md": text}), Options(strict=True)
    )
    assert "date" in [code for *_, code in codes(strict)]


def test_a_date_may_be_a_table(home, tmp_path):
    text = story(extra="date:\n  created: 2024-05-06\n  updated: 2024-05-07\n")
    report = import_folder(write(tmp_path, {"verhalen/a.md": text}))
    assert StoryPage.objects.get().date == datetime.date(2024, 5, 6)
    assert {code for *_, code in codes(report)} == {"category-new"}
