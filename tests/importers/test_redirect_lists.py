"""Lists of redirects of an old site come in, of all kinds that sites have."""

import pytest
from wagtail.contrib.redirects.models import Redirect

from importers.files.redirect_lists import read_list
from importers.options import Options
from importers.pipeline import import_folder
from tests import builders
from tests.importers.folders import info, story, write
from tests.importers.test_import import codes
from tests.importers.test_import_content import run

pytestmark = pytest.mark.django_db

SITE = {"over.md": info("Over"), "nieuws/index.md": info("Nieuws"), "nieuws/a.md": info("A")}
LISTS = {
    "_redirects": "# oud\n/wie /over 301\n\n/wat https://example.org/x 302!\n/proxy /x 200\n",
    "netlify.toml": '[[redirects]]\nfrom = "/wie"\nto = "/over"\n\n[[redirects]]\nfrom = "/wat"\n'
    'to = "https://example.org/x"\nstatus = 301\n\n[[redirects]]\nfrom = "/p"\nstatus = 404\n',
    "vercel.json": '{"redirects": [{"source": "/wie", "destination": "/over"}, {"source": "/wat", '
    '"destination": "https://example.org/x"}, {"source": "/p"}]}',
    ".htaccess": "RewriteEngine On\nRedirect 301 /wie /over\nRewriteRule ^wat/?$ "
    "https://example.org/x [R=301,L]\nRewriteRule ^p/(.*)$ /x [L]\n",
    "redirects.csv": "Old,New\n/wie,/over\nhttps://oud.example/wat,https://example.org/x\n",
}


def redirects() -> dict[str, str]:
    found = Redirect.objects.all()
    return {each.old_path: each.redirect_link or each.redirect_page.url for each in found}


@pytest.mark.parametrize("name", LISTS)
def test_a_list_of_each_kind_comes_in(home, tmp_path, client, name):
    report = import_folder(write(tmp_path, {**SITE, name: LISTS[name]}))
    assert redirects() == {"/wie": "/over/", "/wat": "https://example.org/x"}
    assert (report.exit_status, len(report.redirects)) == (0, 2)
    reported = [code for path, _, code in codes(report) if path == name]
    assert reported[-1] in ("redirects-read", "redirect-not-used")
    assert client.get("/wie").headers["location"] == "/over/"
    assert import_folder(tmp_path).redirects == ()


def test_one_that_an_editor_deletes_stays_deleted(home, tmp_path):
    import_folder(write(tmp_path, {**SITE, "_redirects": "/wie /over\n"}))
    Redirect.objects.all().delete()
    write(tmp_path, {"_redirects": "/wie /over\n/nieuw /over\n"})
    import_folder(tmp_path)
    assert redirects() == {"/nieuw": "/over/"}


def test_the_end_of_a_chain_counts_and_a_circle_ends(home, tmp_path):
    lines = "/a /b\n/b /c\n/c /over.html\n/x /y\n/y /x\n/z /z\n"
    report = import_folder(write(tmp_path, {**SITE, "_redirects": lines}))
    assert redirects() == dict.fromkeys(("/a", "/b", "/c"), "/over/")
    assert [code for _, _, code in codes(report)].count("redirect-lost") == 3


def test_a_star_stands_for_each_page_below(home, tmp_path):
    write(tmp_path, {**SITE, "_redirects": "/blog/* /nieuws/:splat 301\n/w/* /over 301\n"})
    import_folder(tmp_path)
    assert redirects() == {"/blog": "/nieuws/", "/blog/a": "/nieuws/a/"}


def test_no_page_is_hidden_and_no_redirect_replaced(home, tmp_path):
    Redirect.add_redirect("/wie", builders.info("Anders"))
    write(tmp_path, {**SITE, "_redirects": "/over /nieuws\n/ /over\n/wie /over\n/Nieuws/A /over\n"})
    import_folder(tmp_path)
    assert redirects() == {"/wie": "/anders/"}


def test_a_list_leads_to_old_addresses_and_goes_before_what_nobody_wrote(home, tmp_path):
    files = {"newsroom.toml": '[folders]\nblog = "stories"\n', "blog/a.md": story()}
    write(tmp_path, {**files, "over.md": info("Over"), "_redirects": "/x /blog/a\n/blog/a /over\n"})
    import_folder(tmp_path)
    assert redirects() == {"/x": "/verhalen/a/", "/blog/a": "/over/", "/blog": "/verhalen/"}


@pytest.mark.parametrize("text", ["{", "[" * 100_000, b"\xff", b"\0", ""])
@pytest.mark.parametrize("name", ["vercel.json", "netlify.toml", "redirects.csv"])
def test_a_list_that_cannot_be_read_keeps_no_page_off_the_site(home, tmp_path, name, text):
    report = import_folder(write(tmp_path, {**SITE, name: text}))
    assert (report.exit_status, report.outcomes["created"]) == (0, 3)
    assert redirects() == {}


def test_a_list_elsewhere_is_named(home, tmp_path):
    write(tmp_path, {"lijst.csv": "oud;nieuw\n/wie;/over\n"})
    reported = run(write(tmp_path / "site", SITE), "--redirects", tmp_path / "lijst.csv")
    assert "/wie → /over/" in reported
    dry = import_folder(tmp_path / "site", Options(dry_run=True))
    assert dry.redirects == ()


def test_a_list_beside_the_content_is_found_and_none_outside_is_read(home, tmp_path):
    write(tmp_path, {"buiten": "/geheim /over\n", "p/static/_redirects": "/wie /over\n"})
    content = write(tmp_path / "p/content", SITE)
    (content / "_redirects").symlink_to(tmp_path / "buiten")
    import_folder(content)
    assert redirects() == {"/wie": "/over/"}


@pytest.mark.parametrize(
    "line",
    [
        "/* " * 50_000,
        "/" + "a/" * 50_000 + "* /nieuws/:splat",
        ":" * 99_999,
        "a b [" + "R" * 200_000,
        " " * 200_000,
    ],
)
def test_hostile_lines_end(tmp_path, line):
    for name in ("_redirects", ".htaccess", "redirects.csv"):
        write(tmp_path, {name: f"{line}\nRewriteRule {line}\n"})
        assert len(read_list(tmp_path / name, name).redirects) <= 2
