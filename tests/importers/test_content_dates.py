"""What search engines and feeds are told of an imported page: when it was written, not imported."""

from datetime import UTC, datetime

import pytest

from cms.models import StoryPage
from cms.models.content_dates import ContentDate, content_changed_at
from importers.content import content as content_module
from importers.models import ImportRecord
from importers.pipeline import import_folder
from importers.planning import plan
from importers.planning import records as planned
from importers.planning.page_state import content_hash
from importers.writing import context, records
from tests.importers.folders import story, write

pytestmark = pytest.mark.django_db

ANNA = "verhalen/anna.md"
CHANGED = datetime(2021, 3, 4, 9, 30, tzinfo=UTC)


@pytest.fixture
def imported(home, tmp_path):
    def run(extra: str = "", body: str = "De tekst.") -> datetime:
        report = import_folder(write(tmp_path, {ANNA: story(extra=extra, body=body)}))
        assert report.exit_status == 0, list(report.messages())
        return told()

    return run


def told() -> datetime:
    return content_changed_at(StoryPage.objects.get())


def published() -> datetime:
    return StoryPage.objects.get().last_published_at


@pytest.mark.parametrize("key", ["lastmod", "updated", "modified", "last_modified_at"])
def test_the_last_change_that_a_file_names(imported, key):
    assert imported(f"{key}: 2021-03-04T09:30:00Z\ndate: 2019-01-02\n") == CHANGED


def test_a_table_may_hold_it(imported):
    assert imported("last_update: {date: 2021-03-04T09:30:00Z}\n") == CHANGED


def test_else_the_date_of_the_page(imported):
    assert imported("date: 2019-01-02\n").astimezone().date().isoformat() == "2019-01-02"


def test_else_the_first_publication(imported):
    assert imported() == published() == StoryPage.objects.get().first_published_at


@pytest.mark.parametrize("value", ["2999-01-02", "ooit", "[2021-03-04]"])
def test_what_is_no_moment_in_the_past_says_nothing(imported, value):
    assert imported(f"updated: {value}\n") == published()


def test_an_unchanged_file_changes_no_date(imported):
    extra = "lastmod: 2021-03-04T09:30:00Z\n"
    imported(extra)
    assert imported(extra) == CHANGED


def test_a_newer_importer_that_writes_the_page_anew_changes_no_date(imported, monkeypatch):
    extra = "date: 2019-01-02\n"
    before, first = imported(extra), published()
    for module in (content_module, plan, planned, context, records):
        monkeypatch.setattr(module, "MAPPING_VERSION", 999)
    page = StoryPage.objects.get()
    StoryPage.objects.filter(pk=page.pk).update(excerpt="Zoals de vorige importer het las.")
    page = StoryPage.objects.get()
    page.save_revision().publish()
    stored = StoryPage.objects.get()
    ImportRecord.objects.update(
        result_hash=content_hash(stored), revision_id=stored.live_revision_id, mapping_version=1
    )
    ContentDate.objects.update(published_at=stored.last_published_at)
    assert imported(extra) == before
    assert published() > first
    assert StoryPage.objects.get().excerpt == "Waar het over gaat."


def test_a_changed_file_changed_when_it_says_so_or_else_now(imported):
    imported("date: 2019-01-02\n")
    said = "date: 2019-01-02\nlastmod: 2021-03-04T09:30:00Z\n"
    assert imported(said, body="Nieuw.") == CHANGED
    assert imported("date: 2019-01-02\n", body="Nog nieuwer.") == published()


def test_an_editor_who_publishes_it_has_changed_it(imported):
    imported("lastmod: 2021-03-04T09:30:00Z\n")
    StoryPage.objects.get().save_revision().publish()
    assert told() == published() > CHANGED


def test_what_was_imported_before_dates_were_read_gets_its_date_by_the_next_import(imported):
    extra = "lastmod: 2021-03-04T09:30:00Z\n"
    imported(extra)
    ContentDate.objects.all().delete()
    assert imported(extra) == published()
    ImportRecord.objects.update(mapping_version=7)
    revision = StoryPage.objects.get().live_revision_id
    assert imported(extra) == CHANGED
    assert StoryPage.objects.get().live_revision_id == revision


def test_visitors_of_all_kinds_are_told_the_same(imported, client):
    imported("lastmod: 2021-03-04T09:30:00Z\n")
    path = "/api/v2/pages/find/?html_path=/verhalen/anna/"
    told = client.get(path).json()["meta"]["changed_at"]
    assert datetime.fromisoformat(told) == CHANGED
    listed = client.get("/api/v2/pages/?type=cms.StoryPage&fields=_,changed_at").json()
    assert listed["items"][0]["meta"]["changed_at"] == told
    for path in ("/sitemap.xml", "/verhalen/feed.atom", "/verhalen/anna/"):
        assert "2021-03-04T10:30:00+01:00" in client.get(path).content.decode(), path
