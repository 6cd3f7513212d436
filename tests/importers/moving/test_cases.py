"""Small folders of the kinds that real sites are made of, each with what is to become of it."""

import shutil
from pathlib import Path

import pytest
from wagtail.documents.models import Document

from cms.models import InfoPage
from tests.importers.folders import info, story, write
from tests.importers.judged.runs import File, Run, import_content

pytestmark = pytest.mark.django_db

HERE = Path(__file__).parent / "cases"


@pytest.fixture
def case(home, tmp_path):
    """Return a function that imports a copy of a case, or of one of its folders."""

    def run(name: str, folder: str = "content", *flags: str) -> Run:
        target = tmp_path / name / folder
        if not target.exists():
            shutil.copytree(HERE / name, tmp_path / name, dirs_exist_ok=True)
        return import_content(target, *flags)

    return run


def codes(file: File) -> list[str]:
    return [message["code"] for message in file.messages]


def test_pages_wait_for_a_refused_one_however_far_above_them(case):
    run = case("crash-waiting-grandchild")
    assert (run.status, run.outcomes["docs/index.md"]) == (1, "refused")
    for path in ("docs/a/index.md", "docs/a/b.md"):
        assert (run.outcomes[path], codes(run.files[path])) == ("skipped", ["parent-waits"])
        assert run.files[path].says("docs/index.md")
    assert not InfoPage.objects.exists()


@pytest.mark.parametrize("bad", ["x", "---\ntitle: A\nslug: verhalen\n---\nTekst.\n"])
def test_the_whole_branch_waits_whatever_the_reason(home, tmp_path, bad):
    deep = {f"a/{'b/' * depth}index.md": info(body="[Op](../index.md)") for depth in range(1, 5)}
    run = import_content(write(tmp_path / "site", {"a/index.md": bad, "goed.md": info(), **deep}))
    assert {run.outcomes[path] for path in deep} == {"skipped"}
    assert (run.outcomes["a/index.md"], run.outcomes["goed.md"]) == ("refused", "created")


def test_a_folder_without_an_index_keeps_its_address(case, client):
    assert case("folder-without-index").status == 0
    page = client.get("/blog/eerste/").content.decode()
    assert '<a href="/blog/tweede/">het tweede</a>' in page
    assert '<a href="/blog/eerste/">Eerste bericht</a>' in client.get("/blog/").content.decode()


def test_files_of_one_name_in_two_years_are_two_pages(case, client):
    assert case("year-folders").status == 0
    for year in (2022, 2023):
        assert f"Zomerfeest {year}" in client.get(f"/agenda/{year}/zomerfeest/").content.decode()


def test_an_index_that_is_added_later_is_the_page_of_its_folder(case, client):
    case("index-added-later", "stap1")
    later = case("index-added-later", "stap2")
    assert later.outcomes == {"blog/eerste.md": "unchanged", "blog/index.md": "updated"}
    assert "Lijst." in client.get("/blog/").content.decode()
    assert client.get("/blog/eerste/").status_code == 200


@pytest.mark.parametrize("path", ["/grotedag/kidshoek/", "/GroteDag/KidsHoek/", "/GROTEDAG"])
def test_paths_in_capitals_answer(case, client, path):
    run = case("capitals-in-path")
    assert (run.status, "home-filled" in codes(run.files["_index.md"])) == (0, True)
    found = client.get(path, follow=True)
    assert (found.status_code, found.redirect_chain[0][1]) == (200, 301)


def test_addresses_with_their_day_lead_to_the_stories(case, client):
    assert case("dated-permalinks").status == 0
    page = client.get("/verhalen/een/").content.decode()
    assert page.count('<a href="/verhalen/twee/">twee</a>') == 2
    for path in ("/2020/01/03/twee/", "/2020/01/03/twee.html", "/nieuws/2020/01/03/twee.html"):
        assert client.get(path).headers["location"] == "/verhalen/twee/"


def test_one_of_two_languages_comes_in_whole(case, client):
    run = case("language-suffix")
    left = run.files["*.md"]
    assert (run.status, left.outcome, codes(left)) == (0, "skipped", ["language-left"])
    assert run.outcomes["posts/een/index.nl.md"] == "created"
    page = client.get("/posts/een/").content.decode()
    assert "Nederlandse woorden." in page
    assert "English words." not in page
    assert client.get("/posts/een/index.nl/").status_code == 404


def test_another_language_may_be_chosen(case, client):
    case("language-suffix", "content", "--language", "en")
    assert "English words." in client.get("/posts/een/").content.decode()


def test_a_folder_for_each_language(home, tmp_path, client):
    content = write(tmp_path / "site", {"newsroom.toml": '[folders]\nblog = "stories"\n'})
    body = "[b](/nl/over/) [c](../over.md) [d](/over/)"
    write(content, {"nl/over.md": info("Over"), "en/over.md": info("About")})
    write(content, {"nl/blog/a.md": story(body=body), "en/blog/a.md": story("English")})
    run = import_content(content)
    assert (run.status, run.outcomes["*.en.md"]) == (0, "skipped")
    assert client.get("/verhalen/a/").content.decode().count('<a href="/over/">') >= 3
    assert client.get("/nl/over/").headers["location"] == "/over/"
    assert client.get("/nl/blog/a").headers["location"] == "/verhalen/a/"
    assert set(import_content(content).outcomes.values()) == {"unchanged", "skipped"}


@pytest.mark.parametrize("flags", [(), ("--media", "../static")])
def test_pictures_and_documents_of_a_static_folder_come_in(case, client, flags):
    run = case("static-folder", "content", *flags)
    assert (run.status, codes(run.files["feest.md"])) == (0, [])
    kinds = [block.block_type for block in run.files["feest.md"].page.body]
    assert kinds == ["picture", "text"]
    assert Document.objects.get().url in client.get("/feest/").content.decode()
