"""Every old address answers: redirects from where the pages were on the old site."""

import json

import pytest
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Revision

from cms.models import InfoPage, StoryPage
from importers.management.commands.prepare import SEEDS
from importers.options import Options
from importers.pipeline import import_folder
from tests import builders
from tests.importers.folders import info, story, write
from tests.importers.test_import import outcomes
from tests.importers.test_import_content import failure, run

pytestmark = pytest.mark.django_db

BLOG = {"newsroom.toml": '[folders]\nblog = "stories"\n', "blog/anna.md": story()}
PATTERN = '[folders.blog]\nholds = "stories"\naddress = "/:year/:month/:title/"\n'


def redirects() -> dict[str, str]:
    return {each.old_path: each.redirect_page.url for each in Redirect.objects.all()}


@pytest.mark.parametrize("path", ["/deMaatjes/", "/demaatjes", "/deMaatjes/index.html"])
def test_the_addresses_of_the_seeds_lead_where_they_should(home, client, path):
    import_folder(SEEDS)
    assert client.get("/najib/").headers["location"] == "/verhalen/najib/"
    assert client.get(path).headers["location"] == "/de-maatjes/"


def test_a_story_is_found_where_its_file_was(home, tmp_path):
    report = import_folder(write(tmp_path, BLOG))
    assert redirects() == {"/blog": "/verhalen/", "/blog/anna": "/verhalen/anna/"}
    assert report.redirects == (("/blog", "/verhalen/"), ("/blog/anna", "/verhalen/anna/"))
    assert all(each.automatically_created for each in Redirect.objects.all())


def test_a_second_run_makes_no_more_and_a_deleted_one_stays_deleted(home, tmp_path):
    import_folder(write(tmp_path, BLOG))
    Redirect.objects.all().delete()
    assert import_folder(tmp_path).redirects == ()
    import_folder(write(tmp_path, {"blog/anna.md": story(body="Anders.")}))
    assert redirects() == {}


def test_a_pattern_that_comes_later_makes_redirects_and_changes_no_page(home, tmp_path):
    files = {**BLOG, "blog/anna.md": story(extra="date: 2024-05-06\n")}
    import_folder(write(tmp_path, files))
    before = Revision.objects.count()
    write(tmp_path, {"newsroom.toml": PATTERN})
    dry = import_folder(tmp_path, Options(dry_run=True))
    assert (dry.redirects, len(redirects())) == ((("/2024/05/anna", "/verhalen/anna/"),), 2)
    report = import_folder(tmp_path)
    assert outcomes(report) == {"blog/anna.md": "unchanged"}
    assert (report.redirects, Revision.objects.count()) == (dry.redirects, before)
    assert redirects()["/2024/05/anna"] == "/verhalen/anna/"


def test_a_redirect_hides_no_page_and_replaces_no_redirect(home, tmp_path):
    other = builders.info("Anders", slug="blog")
    builders.info("Anna", slug="anna", parent=other)
    Redirect.add_redirect("/blog/bo", other)
    write(tmp_path, {**BLOG, "blog/bo.md": story("Bo"), "blog/anders.md": story("Cas")})
    import_folder(tmp_path)
    assert redirects() == {"/blog/bo": "/blog/", "/blog/anders": "/verhalen/anders/"}


def test_two_files_that_had_one_address_share_it_with_the_first(home, tmp_path):
    write(tmp_path, {"newsroom.toml": PATTERN.replace("/:title", "")})
    dates = "date: 2024-05-06\n"
    write(tmp_path, {"blog/a.md": story("A", extra=dates), "blog/b.md": story("B", extra=dates)})
    import_folder(tmp_path)
    assert redirects() == {"/blog": "/verhalen/", "/2024/05": "/verhalen/a/"}


def test_links_to_old_addresses_lead_to_the_pages(home, tmp_path):
    body = "[a](/2024/05/anna/) [b](/2024/05/anna.html) [c](/2024/05/weg/)"
    write(tmp_path, {"newsroom.toml": PATTERN, "a.md": info("A", body=body)})
    write(tmp_path, {"blog/anna.md": story(extra="date: 2024-05-06\n")})
    import_folder(tmp_path)
    text = InfoPage.objects.get(slug="a").body[0].value.source
    assert text.count(f'<a id="{StoryPage.objects.get().pk}" linktype="page">') == 2


def test_drafts_by_name_had_no_address(home, tmp_path):
    write(tmp_path, {"newsroom.toml": '[folders]\n"." = "stories"\n'})
    import_folder(write(tmp_path, {"_drafts/geheim.md": story("Geheim")}))
    assert redirects() == {}


def test_the_address_of_a_draft_tells_nothing(home, tmp_path, client):
    write(tmp_path, {**BLOG, "blog/anna.md": story(extra="draft: true\n")})
    import_folder(tmp_path)
    assert client.get("/blog/anna/").status_code == 404


def test_a_file_that_fails_gets_no_redirect(home, tmp_path, monkeypatch):
    write(tmp_path, {**BLOG, "blog/bo.md": story("Bo", extra="date: 2024-02-30\n")})
    import_folder(tmp_path, Options(keep_going=True))
    assert redirects() == {"/blog": "/verhalen/", "/blog/anna": "/verhalen/anna/"}
    assert not Page.objects.filter(title="Bo").exists()


def test_the_table_is_reported_and_written_down(home, tmp_path):
    content = write(tmp_path / "site", {f"{n}/index.md": info(f"P{n}") for n in range(3)})
    write(content, {f"Deel{n:02}/index.md": info(f"Deel {n}") for n in range(25)})
    write(content, {f"Deel{n:02}/eenTwee.md": info("Een") for n in range(25)})
    reported = run(content, "--report", tmp_path / "r.json")
    assert "/deel00/eentwee → /deel00/een-twee/" in reported
    assert "en nog 5; --report schrijft ze alle op" in reported
    rows = json.loads((tmp_path / "r.json").read_text())["redirects"]
    assert len(rows) == 25
    assert rows[0] == {"old": "/deel00/eentwee", "new": "/deel00/een-twee/"}


@pytest.mark.parametrize(
    ("said", "word"),
    [
        ("address = 3", "mapping-address"),
        ('address = "blog/:name"', "mapping-address"),
        ('address = "/:jaar/"', ":jaar"),
        (f'address = "/{"x" * 300}"', "mapping-address-name"),
        ('adres = "/x/"', "adres"),
        ('holds = "posts"', "mapping-kind"),
    ],
)
def test_a_mistake_in_a_table_of_a_folder_is_wrong_use(home, tmp_path, said, word):
    write(tmp_path, {"newsroom.toml": f"[folders.blog]\n{said}\n", "blog/a.md": info()})
    reason = failure(tmp_path)
    assert (reason.returncode, word in str(reason)) == (2, True)


@pytest.mark.parametrize(
    "path", ["/De-Maatjes/", "/DE-MAATJES", "/de-maatjes.html", "/de-maatjes/index.html"]
)
def test_a_page_answers_to_other_spellings_of_its_address(home, client, path):
    builders.info("De maatjes", slug="de-maatjes")
    response = client.get(f"{path}?van=ver")
    assert (response.status_code, response.headers["location"]) == (301, "/de-maatjes/?van=ver")
    assert client.get("/De-Maatje/").status_code == 404


def test_a_draft_answers_to_no_spelling(home, client):
    builders.info("Geheim", slug="geheim", live=False)
    assert client.get("/Geheim.html").status_code == 404


def test_the_list_of_stories_of_the_old_site_leads_to_the_story_list(home, tmp_path, client):
    write(tmp_path, {**BLOG, "blog/_index.md": info("Ons blog", body="Lees [alles](/blog/).")})
    report = import_folder(write(tmp_path, {"a.md": info("A", body="[blog](/blog/)")}))
    assert (outcomes(report)["blog/_index.md"], report.exit_status) == ("skipped", 0)
    assert client.get("/blog/").headers["location"] == "/verhalen/"
    assert '<a href="/verhalen/">blog</a>' in client.get("/a/").content.decode()
    assert import_folder(tmp_path).redirects == ()


@pytest.mark.parametrize("extra", ["", "slug: nieuws\n"])
def test_stories_of_one_name_keep_apart_by_their_days(home, tmp_path, extra):
    for year in (2023, 2024):
        text = story(f"Nieuws {year}", extra=f"date: {year}-05-06\n{extra}")
        write(tmp_path, {f"verhalen/{year}/nieuws.md": text})
    assert import_folder(tmp_path).exit_status == 0
    assert {page.slug for page in StoryPage.objects.all()} == {
        "2023-05-06-nieuws",
        "2024-05-06-nieuws",
    }


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("---\ntitle: Blog\n---\n", "skipped"),
        ("+++\ntitle = 'Blog'\n+++", "skipped"),
        (story("Blog"), "created"),
    ],
)
def test_an_index_with_keys_only_is_the_list_of_its_stories(home, tmp_path, text, outcome):
    report = import_folder(write(tmp_path, {**BLOG, "blog/index.md": text}))
    assert (outcomes(report)["blog/index.md"], report.exit_status) == (outcome, 0)


def test_each_list_within_a_folder_of_stories_is_one_in_any_language(home, tmp_path):
    files = {
        "nl/blog/_index.md": info("Blog"),
        "nl/blog/2024/_index.md": "+++\nsort_by = 'date'\n+++",
    }
    files |= {
        "nl/blog/a.md": story(),
        "en/blog/a.md": story(),
        "newsroom.toml": BLOG["newsroom.toml"],
    }
    report = import_folder(write(tmp_path, files))
    assert report.outcomes == {"skipped": 3, "created": 1}


@pytest.mark.parametrize(
    ("said", "folders"),
    [
        ("[Open source, design]", "open-source/design"),
        ("design open source", "design/open/source"),
        ("[design]", "design"),
    ],
)
def test_posts_of_jekyll_had_all_their_categories_in_the_address(
    home, tmp_path, client, said, folders
):
    text = f"---\ntitle: Wie\ncategories: {said}\nexcerpt: Kort.\n---\n\nTekst.\n"
    write(tmp_path, {"_posts/2020-01-31-wie.md": text})
    import_folder(tmp_path)
    old = client.get(f"/{folders}/2020/01/31/wie.html")
    assert old.headers["Location"] == "/verhalen/wie/"


def test_a_page_in_a_folder_answers_at_its_permalink(home, tmp_path, client):
    write(tmp_path, {"pages/team.md": info("Team", extra="permalink: /team/\n")})
    report = import_folder(write(tmp_path, {"over.md": info("O", extra="permalink: /over/\n")}))
    assert client.get("/team/").headers["Location"] == "/pages/team/"
    assert client.get("/over/").status_code == 200
    assert "alias-own" not in str(report.files)


def test_a_file_without_text_that_led_to_a_page_is_a_redirect(home, tmp_path, client):
    files = {
        "docs/_index.md": "+++\ntitle = 'Docs'\nredirect_to = 'docs/begin'\n+++\n",
        "docs/begin.md": info("Begin"),
        "start.md": "---\nredirect_to: /docs/begin/\naliases: [/ga]\n---\n",
        "weg.md": "---\nredirect_to: /is-er-niet/\n---\n",
        "dicht.md": "---\nredirect_to: /docs/begin/\ndraft: true\n---\n",
    }
    report = import_folder(write(tmp_path, files))
    assert outcomes(report)["start.md"] == outcomes(report)["docs/_index.md"] == "skipped"
    assert client.get("/start/").headers["location"] == "/docs/begin/"
    assert client.get("/ga/").headers["location"] == "/docs/begin/"
    assert "Begin" in client.get("/docs/").text
    assert client.get("/dicht/").status_code == 404
    lost = [each for each in report.files if each.path == "weg.md"]
    assert "redirect-lost" in {each.code for each in lost[0].problems}
    again = import_folder(tmp_path)
    assert outcomes(again) == {
        **outcomes(report),
        "docs/": "unchanged",
        "docs/begin.md": "unchanged",
        "dicht.md": "unchanged",
    }
    assert not again.redirects
