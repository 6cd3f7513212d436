"""Folders without an index: what is in them keeps its address, below a page for the folder."""

import pytest
from wagtail.contrib.redirects.models import Redirect

from cms.models import InfoPage
from importers.conflicts.resolve import seen_state, take_file
from importers.models import ImportConflict
from importers.options import Options
from importers.pipeline import import_folder
from importers.planning.folder_pages import FolderPages
from tests import builders
from tests.importers.folders import info, story, write
from tests.importers.test_import import codes, outcomes

pytestmark = pytest.mark.django_db

EARLIER = {"blog/een.md": info("Een", body="[Twee](/blog/twee/)"), "blog/twee.md": info("Twee")}


def addresses() -> dict[str, str]:
    return {page.title: page.url for page in InfoPage.objects.all()}


def test_the_page_of_a_folder_is_made_once(home, tmp_path):
    report = import_folder(write(tmp_path, EARLIER))
    assert outcomes(report) == dict.fromkeys(["blog/", *EARLIER], "created")
    assert addresses() == {"Blog": "/blog/", "Een": "/blog/een/", "Twee": "/blog/twee/"}
    assert codes(report) == [("blog/een.md", None, "folder-page")]
    assert set(outcomes(import_folder(tmp_path)).values()) == {"unchanged"}
    assert InfoPage.objects.get(slug="blog").body.raw_data[0]["type"] == "text"


def test_visitors_find_there_what_is_in_the_folder(home, tmp_path, client):
    write(tmp_path, {**EARLIER, "blog/stil.md": info("Geheim", extra="draft: true\n")})
    import_folder(tmp_path)
    html = client.get("/blog/").content.decode()
    assert '<a href="/blog/een/">Een</a>' in html
    assert "Geheim" not in html


def test_the_name_of_a_folder_of_drafts_is_not_shown(home, tmp_path):
    write(tmp_path, {"ontslagen/wie.md": info("Wie", extra="draft: true\n")})
    import_folder(tmp_path)
    assert not InfoPage.objects.get(slug="ontslagen").live
    write(tmp_path, {"ontslagen/wie.md": info("Wie")})
    import_folder(tmp_path)
    import_folder(tmp_path)
    assert InfoPage.objects.live().count() == 2
    write(tmp_path, {"ontslagen/wie.md": info("Wie", extra="draft: true\n")})
    import_folder(tmp_path)
    assert not InfoPage.objects.live().exists()


def test_folders_of_stories_need_no_page(home, tmp_path):
    write(tmp_path, {"nieuws/a.md": story(), "verhalen/2024/b.md": story("Bo")})
    import_folder(tmp_path)
    assert not InfoPage.objects.exists()


@pytest.mark.parametrize("index", ["blog/index.md", "blog/_index.md", "blog.md", "blog/README.md"])
def test_an_index_that_is_added_takes_the_page_over(home, tmp_path, index):
    import_folder(write(tmp_path, EARLIER))
    made = InfoPage.objects.get(slug="blog")
    report = import_folder(write(tmp_path, {index: info("Ons blog", body="Welkom.")}))
    assert outcomes(report) == {index: "updated", **dict.fromkeys(EARLIER, "unchanged")}
    made.refresh_from_db()
    assert (made.title, made.url) == ("Ons blog", "/blog/")
    assert set(outcomes(import_folder(tmp_path)).values()) == {"unchanged"}


def test_what_an_editor_wrote_on_it_stays(home, tmp_path):
    import_folder(write(tmp_path, EARLIER))
    made = InfoPage.objects.get(slug="blog")
    made.title = "Alles over ons"
    made.save_revision().publish()
    write(tmp_path, {"blog/drie.md": info("Drie", extra="draft: true\n")})
    for path in EARLIER:  # its own state changes as well
        write(tmp_path, {path: info("Stil", extra="draft: true\n")})
    report = import_folder(tmp_path)
    assert (outcomes(report)["blog/"], report.exit_status) == ("unchanged", 0)
    assert InfoPage.objects.get(slug="blog").title == "Alles over ons"
    report = import_folder(write(tmp_path, {"blog/index.md": info("Van de schrijver")}))
    assert outcomes(report)["blog/index.md"] == "conflict"


def test_a_deleted_one_stays_deleted(home, tmp_path):
    import_folder(write(tmp_path, {"blog/een.md": info("Een")}))
    InfoPage.objects.get(slug="blog").delete()
    write(tmp_path, {"blog/nieuw.md": info("Nieuw")})
    assert outcomes(import_folder(tmp_path))["blog/"] == "skipped"
    assert addresses() == {"Nieuw": "/nieuw/"}


def test_a_page_at_the_address_of_the_folder_is_its_page(home, tmp_path):
    builders.info("Ons blog", slug="blog")
    write(tmp_path, {"blog/een.md": info("Een"), "gids/a.md": info("A")})
    import_folder(write(tmp_path, {"over.md": info("Gids", extra="slug: gids\n")}))
    assert addresses() == {
        "Ons blog": "/blog/",
        "Een": "/blog/een/",
        "Gids": "/gids/",
        "A": "/gids/a/",
    }


def test_two_spellings_of_one_folder_share_a_page(home, tmp_path):
    import_folder(write(tmp_path, {"Blog/een.md": info("Een"), "blog/twee.md": info("Twee")}))
    found = {title: url for title, url in addresses().items() if title != "Blog"}
    assert found == {"Een": "/blog/een/", "Twee": "/blog/twee/"}


@pytest.mark.parametrize("folder", ["verhalen2", "api", "media", "!!!"])
def test_files_with_one_name_in_two_folders_are_two_pages(home, tmp_path, folder):
    write(tmp_path, {f"{folder}/een/x.md": info("Een"), f"{folder}/twee/x.md": info("Twee")})
    assert import_folder(tmp_path).exit_status == 0
    assert InfoPage.objects.filter(slug="x").count() == 2


def test_a_folder_where_the_stories_are_comes_in_beside_them(home, tmp_path):
    write(tmp_path, {"newsroom.toml": '[folders]\nverhalen = "pages"\n'})
    import_folder(write(tmp_path, {"x/verhalen/a.md": info("A")}))
    assert addresses()["A"] == "/x/verhalen/a/"


@pytest.mark.parametrize("later", ["blog/index.md", "blog/drie.md"])
def test_pages_that_came_in_without_the_page_of_their_folder_move_there(
    home, tmp_path, monkeypatch, later
):
    monkeypatch.setattr(FolderPages, "find_places", lambda folders, tree: [])
    import_folder(write(tmp_path, EARLIER))
    monkeypatch.undo()
    assert addresses() == {"Een": "/een/", "Twee": "/twee/"}
    moved = InfoPage.objects.get(title="Twee")
    moved.slug = "twee-van-ons"
    moved.save_revision().publish()
    report = import_folder(write(tmp_path, {later: info("Nieuw")}))
    assert outcomes(report)["blog/een.md"] == "moved"
    assert addresses()["Een"] == "/blog/een/"
    assert addresses()["Twee"] == "/twee-van-ons/"  # where an editor put it
    assert Redirect.objects.get(old_path="/een").redirect_page.title == "Een"
    assert "moved" not in outcomes(import_folder(tmp_path)).values()


def test_a_run_for_some_files_leaves_the_pages_of_other_folders(home, tmp_path):
    import_folder(write(tmp_path, {**EARLIER, "gids/a.md": info("A"), "gids/b.md": info("B")}))
    write(tmp_path, {"gids/a.md": info("A", extra="draft: true\n")})
    report = import_folder(tmp_path, Options(only="gids/a.md"))
    assert outcomes(report) == {"gids/a.md": "updated"}
    assert set(outcomes(import_folder(tmp_path)).values()) == {"unchanged"}
    assert InfoPage.objects.live().count() == 5


def test_a_conflict_in_such_a_folder_can_be_ended(home, tmp_path):
    import_folder(write(tmp_path, EARLIER))
    edited = InfoPage.objects.get(slug="een")
    edited.title = "Van de redacteur"
    edited.save_revision().publish()
    write(tmp_path, {"blog/een.md": info("Van de schrijver")})
    assert outcomes(import_folder(tmp_path))["blog/een.md"] == "conflict"
    conflict = ImportConflict.objects.get()
    take_file(conflict.pk, seen_state(conflict, InfoPage.objects.get(slug="een")), None)
    assert InfoPage.objects.get(slug="een").title == "Van de schrijver"


def test_a_folder_that_is_gone_is_reported_as_any_file(home, tmp_path):
    import_folder(write(tmp_path, {**EARLIER, "a.md": info("A")}))
    for path in EARLIER:
        (tmp_path / path).unlink()
    assert ("blog/", None, "gone") in codes(import_folder(tmp_path))
    assert outcomes(import_folder(tmp_path, Options(prune=True)))["blog/"] == "updated"
    assert not InfoPage.objects.get(slug="blog").live


def test_links_to_a_folder_find_its_page(home, tmp_path):
    body = "[Map](blog/) en [map](/blog)"
    import_folder(write(tmp_path, {**EARLIER, "a.md": info("A", body=body)}))
    made, text = InfoPage.objects.get(slug="blog"), InfoPage.objects.get(slug="a").body
    assert text[0].value.source.count(f'<a id="{made.pk}" linktype="page">') == 2


def test_what_is_below_an_address_of_the_website_itself_comes_in_beside_it(home, tmp_path, client):
    write(
        tmp_path,
        {
            "api/gids.md": info("Gids", body="[Beheer](/admin/)"),
            "admin/index.md": info("Beheer"),
            "admin/rollen.md": info("Rollen"),
        },
    )
    report = import_folder(tmp_path)
    assert addresses() == {
        "Api": "/api-info/",
        "Gids": "/api-info/gids/",
        "Beheer": "/admin-info/",
        "Rollen": "/admin-info/rollen/",
    }
    assert ("admin/index.md", None, "address-reserved") in codes(report)
    for old, new in [("/api/", "/api-info/"), ("/api/gids/", "/api-info/gids/")]:
        assert client.get(old).headers["Location"] == new
    assert client.get("/admin/rollen/").headers["Location"] == "/admin-info/rollen/"
    assert set(outcomes(import_folder(tmp_path)).values()) == {"unchanged"}


def test_no_redirect_is_made_where_files_or_the_api_answer(home, tmp_path):
    write(tmp_path, {"static/kaart.md": info("Kaart"), "api/v2/pages.md": info("Pagina's")})
    import_folder(tmp_path)
    assert InfoPage.objects.get(title="Pagina's").url == "/api-info/v2/pages/"
    made = set(Redirect.objects.values_list("old_path", flat=True))
    assert made == {"/api", "/static"}
