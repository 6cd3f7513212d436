"""What a file does not say is filled in and reported; a strict run refuses the file."""

import pytest

from cms.models import Category, InfoPage, StoryPage
from importers.options import Options
from importers.pipeline import import_folder
from tests.importers.folders import info, story, write
from tests.importers.markdown.dialects.looks import CASES, import_case, pages, reported, stored
from tests.importers.test_import import codes, outcomes

pytestmark = pytest.mark.django_db


def test_a_category_may_be_written_in_any_script(home, client):
    import_case("chinese-category")
    found = {page.title: page for page in StoryPage.objects.all()}
    assert found["标题"].category.name == "工具推荐"
    assert Category.objects.get(name="安装教程").slug == "安装教程"
    for page in found.values():
        assert client.get(page.url).status_code == 200


def test_categories_that_differ_in_other_scripts_only_are_two(home, tmp_path):
    files = {
        f"verhalen/{n}.md": story(str(n)).replace("Ervaringen", name)
        for n, name in enumerate(("AI工具", "AI教程"))
    }
    report = import_folder(write(tmp_path, files))
    assert report.outcomes["created"] == 2
    assert Category.objects.filter(name__startswith="AI").count() == 2


def test_pages_named_in_other_scripts_have_addresses_that_differ(home, tmp_path, client):
    names = ("ai-工具.md", "ai-教程.md", "Добро пожаловать.md", "Søren.md")
    import_folder(write(tmp_path, {f"main/{name}": info(name) for name in names}))
    found = {page.slug for page in InfoPage.objects.all()}
    assert found == {"ai-工具", "ai-教程", "добро-пожаловать", "soren"}
    for page in InfoPage.objects.all():
        assert client.get(page.url).status_code == 200


def test_the_title_is_the_name_of_the_file(home):
    report = import_case("title-from-filename")
    assert set(pages()) == {"Een kluis maken", "Notities koppelen"}
    assert ("title-from-name", 1) in reported(report)


@pytest.mark.parametrize(
    ("path", "text", "title"),
    [
        ("main/over-ons.md", "Tekst.", "Over ons"),
        ("main/overOns.md", "Tekst.", "Over ons"),
        ("main/over/index.md", "Tekst.\n\n## Over ons\n", "Over ons"),
        ("main/02-wie_zijn_wij.md", "Tekst.\n\n## Waarom\n", "Wie zijn wij"),
        ("main/a.md", "Eerst tekst.\n\n# De titel\n\nMeer.", "De titel"),
        ("main/a.md", "## De titel\n\nMeer.", "De titel"),
        ("main/a.md", "De titel\n===\n\nMeer.", "De titel"),
        ("main/ANBI.md", "Tekst.", "ANBI"),
        ("main/a.md", "# De titel {#titel}\n\nMeer.", "De titel"),
        ("main/over-ons/_index.md", "+++\nsort_by = 'weight'\n+++\nTekst.", "Over ons"),
        ("main/a.md", "```\n# geen kop\n```\n\n# Wel een kop\n", "Wel een kop"),
    ],
)
def test_a_title_comes_from_the_text_or_from_the_name(home, tmp_path, path, text, title):
    report = import_folder(write(tmp_path, {path: text}))
    assert [page.title for page in InfoPage.objects.all()] == [title]
    assert {code for _, _, code in codes(report)} & {"title-from-name", "title-from-heading"}
    assert f"h1>{title}" not in stored(InfoPage.objects.get())


def test_a_story_without_a_summary_has_its_first_paragraph_and_its_first_category(home, client):
    report = import_case("story-without-excerpt")
    page = StoryPage.objects.get()
    assert page.excerpt == "De eerste alinea zegt waar het over gaat."
    assert page.category.name == "Vereniging"
    assert report.files[0].unknown_keys == {"categories": ["Vereniging", "Website"]}
    assert {"categories-left", "excerpt-from-paragraph"} <= {code for code, _ in reported(report)}
    shown = client.get(page.url).content.decode().split("<main")[1]
    assert shown.count(page.excerpt) == 1


def test_the_text_above_more_is_shown_once(home, client):
    import_case("excerpt-twice")
    page = StoryPage.objects.get()
    shown = client.get(page.url).content.decode().split("<main")[1]
    assert shown.count("De inleiding van het verhaal.") == 1
    assert "De rest." in shown


def test_a_long_first_paragraph_ends_with_a_sentence(home, tmp_path):
    body = "Een zin van enige lengte. " * 30
    import_folder(write(tmp_path, {"verhalen/a.md": f"---\ntitle: A\ncategory: B\n---\n{body}"}))
    excerpt = StoryPage.objects.get().excerpt
    assert len(excerpt) <= 300
    assert excerpt.endswith("lengte.")


def test_a_story_without_a_category_has_that_of_its_folder(home, tmp_path):
    write(tmp_path, {"newsroom.toml": '[folders]\nblog = "stories"\n'})
    write(tmp_path, {"blog/2019/a.md": "---\ntitle: A\n---\nTekst."})
    report = import_folder(tmp_path)
    assert StoryPage.objects.get().category.name == "Blog"
    assert ("blog/2019/a.md", 1, "category-from-folder") in codes(report)


def test_the_folder_of_a_story_itself_is_no_category(home, tmp_path):
    write(tmp_path, {"newsroom.toml": '[folders]\nblog = "stories"\n'})
    write(tmp_path, {"blog/mijn-dag/index.md": "---\ntitle: A\n---\nTekst."})
    import_folder(tmp_path)
    assert StoryPage.objects.get().category.name == "Blog"


@pytest.mark.parametrize(
    ("text", "order"), [("3.0", 3), ("-1", -1), ("'2'", 2), ("0", 0), ("-2.00", -2)]
)
def test_numbers_of_all_kinds_are_places_in_the_menu(home, tmp_path, text, order):
    import_folder(write(tmp_path, {"main/a.md": info(extra=f"order: {text}\n")}))
    assert InfoPage.objects.get().order == order


@pytest.mark.parametrize("key", ["content", "body", "text"])
def test_text_in_the_front_matter_is_the_text(home, tmp_path, key):
    text = f"---\ntitle: A\n{key}: |\n  Een **alinea**.\n\n  - punt\n---\n"
    report = import_folder(write(tmp_path, {"main/a.md": text}))
    assert "<b>alinea</b>" in stored(InfoPage.objects.get())
    assert (codes(report), report.files[0].unknown_keys) == ([], {})


def test_such_a_key_beside_a_text_is_kept_and_reported(home, tmp_path):
    report = import_folder(write(tmp_path, {"main/a.md": info(extra="content: Iets anders\n")}))
    assert "Iets anders" not in stored(InfoPage.objects.get())
    assert report.files[0].unknown_keys == {"content": "Iets anders"}
    assert len(codes(report)) == 1


@pytest.mark.parametrize("name", ["title-from-filename", "story-without-excerpt"])
def test_a_strict_run_refuses_what_lacks_a_key(home, name):
    report = import_folder(CASES / name / "content", Options(strict=True, keep_going=True))
    assert set(outcomes(report).values()) == {"refused"}


ZOLA = """+++
title = "Zand"
[taxonomies]
categories = ["工作", "Werk"]
[extra]
hidden = {hidden}
+++
1. Eerst dit
2. Dan dat
"""


@pytest.mark.parametrize("hidden", ["true", "false"])
def test_the_keys_of_zola_stand_in_tables_and_a_list_is_text_too(home, tmp_path, hidden):
    import_folder(write(tmp_path, {"blog/zand.md": ZOLA.format(hidden=hidden)}))
    page = StoryPage.objects.get(title="Zand")
    assert page.category.name == "工作"
    assert page.excerpt == "Eerst dit"
    assert page.live is (hidden == "false")
