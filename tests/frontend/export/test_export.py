"""The site as plain files: everything public is there, every link works, nothing needs a server."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents.models import Document
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from cms.models import StoryIndexPage
from frontend.api.connection import ContentUnavailable
from frontend.export.folder import MARKER
from frontend.seo.urls_for_crawlers import program_addresses
from tests import builders
from tests.plain_files import crawl, served

pytestmark = pytest.mark.usefixtures("asking_at_once")


@pytest.fixture
def export(api, tmp_path, capsys):
    """Export the site, and return the folder and what was printed."""

    def export() -> tuple[Path, str]:
        folder = tmp_path / "copy"
        call_command("export_site", folder)
        return folder, capsys.readouterr().out

    return export


def read(folder: Path, path: str) -> BeautifulSoup:
    file = folder / path.strip("/")
    return BeautifulSoup((file / "index.html").read_text(), "html.parser")


def text(html: str) -> list[dict]:
    return [{"type": "text", "value": html}]


def test_all_that_is_public_can_be_reached_and_no_link_is_dead(export, api):
    document = Document.objects.create(title="Folder", file=ContentFile(b"%PDF-1.4", "folder.pdf"))
    linked = f'<p><a linktype="document" id="{document.pk}">Folder</a></p>'
    for number in range(12):
        builders.story(f"Verhaal {number}", slug=f"verhaal-{number}")
    builders.story("Taalles", slug="taalles", category=builders.category("Taal"))
    builders.story("Met beeld", slug="beeld", thumb=builders.picture(), thumb_alt="Anna")
    builders.info("Ons café", slug="café", body=text(linked))
    with served(export()[0]) as root:
        found = crawl(root)
    assert {address for address, (status, _) in found.items() if status != 200} == set()
    assert [address for address in found if "?" in address] == []
    reached = {address.replace("%C3%A9", "é") for address in found}
    assert {page.path for page in api.addresses()} <= reached
    kinds = {kind for _, kind in found.values()}
    assert {"text/html", "text/css", "font/woff2", "image/avif", "application/pdf"} <= kinds


def test_what_is_not_public_is_not_there(export):
    builders.story("Concept", slug="concept", live=False)
    closed = builders.info("Alleen voor ons", slug="intern")
    PageViewRestriction.objects.create(page=closed, restriction_type="login")
    builders.info("Daaronder", slug="daaronder", parent=closed)
    folder, _ = export()
    everything = " ".join(file.read_text() for file in folder.rglob("*.html"))
    for words in ("Concept", "Alleen voor ons", "Daaronder"):
        assert words not in everything


@pytest.mark.parametrize("kind", ["password", "login", "groups"])
def test_no_private_file_and_no_form_in_its_place_is_there(export, kind):
    collection = Collection.get_first_root_node().add_child(name="Besloten")
    CollectionViewRestriction.objects.create(
        collection=collection, restriction_type=kind, password="x"
    )
    file = ContentFile(b"%PDF-1.4", "besloten.pdf")
    document = Document.objects.create(title="Besloten", file=file, collection=collection)
    image = builders.picture("Besloten")
    image.collection = collection
    image.save()
    linked = (
        f'<p><a linktype="document" id="{document.pk}">x</a> <a href="{document.url}">y</a></p>'
    )
    builders.info("Stukken", slug="stukken", body=text(linked))
    builders.story("Met beeld", slug="beeld", thumb=image, thumb_alt="Anna", share_picture=image)
    folder, printed = export()
    names = {str(file.relative_to(folder)) for file in folder.rglob("*") if file.is_file()}
    assert [name for name in names if name.startswith(("documents", "media"))] == []
    assert "documents" in printed


def test_what_other_programs_read_is_there_as_it_is(export, api, client):
    builders.story("Anna", slug="anna")
    folder, _ = export()
    for address in program_addresses(api):
        assert (folder / address.strip("/")).read_bytes() == client.get(address).content, address
    named = {file.name for file in folder.rglob("*")}
    assert {"robots.txt", "sitemap.xml", "feed.atom", "feed.json", "index.md"} <= named
    assert {"feed-ervaringen.atom", "deel.png", "llms.txt", "favicon.ico"} <= named


def test_a_category_is_a_page_and_every_way_to_it_leads_there(export):
    builders.story("Taalles", slug="taalles", category=builders.category("Taal"))
    builders.story("Anna", slug="anna")
    builders.info(
        body=text('<p><a href="/verhalen/?categorie=taal&amp;toon=18&amp;x=1">Taal</a></p>')
    )
    folder, _ = export()
    page = read(folder, "/verhalen/categorie/taal/")
    assert [link.string for link in page.select(".card a")] == ["Taalles"]
    assert page.select_one("[aria-current=true].chip")["href"] == "/verhalen/categorie/taal/"
    canonical = page.select_one("link[rel=canonical]")["href"]
    assert canonical == "http://127.0.0.1:8000/verhalen/categorie/taal/"
    assert read(folder, "/verhalen/taalles/").select('a.chip[href="/verhalen/categorie/taal/"]')
    assert read(folder, "/over-ons/").select('.prose a[href="/verhalen/categorie/taal/"]')


def test_show_more_leads_on_to_the_last_story(export, monkeypatch):
    monkeypatch.setattr("frontend.export.lists.MOST", 5)
    for number in range(22):
        builders.story(f"Verhaal {number}", slug=f"verhaal-{number}")
    folder, _ = export()
    seen, path = [], "/verhalen/"
    while path:
        page = read(folder, path)
        seen += [link["href"] for link in page.select(".card a")]
        more = page.select_one("#meer a")
        path = more["href"] if more else ""
    assert len(seen) == len(set(seen)) == 22
    assert read(folder, "/verhalen/categorie/ervaringen/").select_one("#meer a")


def test_a_page_with_the_name_of_such_a_folder_keeps_its_address(export):
    builders.story("Wat is een categorie?", slug="categorie")
    folder, _ = export()
    assert read(folder, "/verhalen/categorie/").h1.string == "Wat is een categorie?"
    assert read(folder, "/verhalen/categorie-/ervaringen/").select(".card")


def test_nothing_asks_a_server_that_is_not_there(export):
    builders.story(slug="anna")
    folder, _ = export()
    for file in folder.rglob("*.html"):
        page = BeautifulSoup(file.read_text(), "html.parser")
        assert page.select("form, script[src], input, [data-hx-get], meta[name=htmx-config]") == []
    assert "Zoeken kan niet" in read(folder, "/verhalen/").get_text()
    not_found = BeautifulSoup((folder / "404.html").read_text(), "html.parser")
    assert "bestaat niet" in not_found.h1.string


def test_addresses_that_lead_elsewhere_still_do(export):
    original = builders.story("Anna", slug="anna")
    original.create_alias(parent=StoryIndexPage.objects.get(), update_slug="anna-ook")
    Redirect.objects.create(old_path="/oud", redirect_page=original)
    Redirect.objects.create(old_path="/weg", redirect_link="https://example.org/x")
    builders.info(
        body=text(
            '<p><a href="/oud/">Oud</a> <a href="/weg/">Weg</a> <a href="/verhalen/anna">Anna</a>'
            ' <a href="http://127.0.0.1:8000/verhalen/anna/#kop">Hier</a></p>'
        )
    )
    folder, _ = export()
    refresh = read(folder, "/verhalen/anna-ook/").select_one("meta[http-equiv=refresh]")
    assert refresh["content"] == "0; url=/verhalen/anna/"
    assert [link["href"] for link in read(folder, "/over-ons/").select(".prose a")] == [
        "/verhalen/anna/",
        "https://example.org/x",
        "/verhalen/anna/",
        "/verhalen/anna/#kop",
    ]


def test_it_reports_what_it_wrote_and_which_links_are_dead(export):
    builders.info(body=text('<p><a href="/nergens/">Kapot</a></p>'))
    _, printed = export()
    assert "3 pagina's" in printed
    assert "nergens heen: /nergens/" in printed


def test_a_folder_with_anything_else_in_it_is_refused_and_left_alone(export, tmp_path):
    (tmp_path / "copy").mkdir()
    (tmp_path / "copy" / "thesis.txt").write_text("jaren werk")
    with pytest.raises(CommandError, match="niet geëxporteerd"):
        export()
    assert [file.name for file in tmp_path.rglob("*")] == ["copy", "thesis.txt"]


def test_a_new_copy_takes_the_place_of_the_former_one(export):
    story = builders.story(slug="anna")
    export()
    story.delete()
    folder, _ = export()
    assert not (folder / "verhalen" / "anna").exists()
    assert (folder / MARKER).exists()


def test_when_it_fails_the_former_copy_stays_whole(export, api, monkeypatch, tmp_path):
    export()
    before = sorted(tmp_path.rglob("*"))

    def refuse(*args, **kwargs):
        raise ContentUnavailable("refused")

    monkeypatch.setattr(api, "categories", refuse)
    with pytest.raises(CommandError, match="Het CMS antwoordt niet"):
        export()
    assert sorted(tmp_path.rglob("*")) == before


def test_a_page_that_cannot_be_shown_stops_it(export, api, monkeypatch, tmp_path):
    def refuse(*args, **kwargs):
        raise ContentUnavailable("refused")

    monkeypatch.setattr(api, "info_pages", refuse)
    builders.info()
    with pytest.raises(CommandError, match="/over-ons/ kan niet getoond worden: 503"):
        export()
    assert list(tmp_path.iterdir()) == []


def test_anyone_may_read_the_copy(export):
    folder, _ = export()
    assert folder.stat().st_mode & 0o055 == 0o055
    assert (folder / "index.html").stat().st_mode & 0o044 == 0o044
