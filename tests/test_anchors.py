"""A link to a heading leads there: the importer and the site call it by one name."""

import ast
import re
from pathlib import Path

import pytest

from anchors import TEMPLATE_IDS, Anchors, anchors_by_link
from frontend.content.rich_text import Outline, clean
from importers.pipeline import import_folder
from tests.importers.folders import info, write

STATIC_ID = re.compile(r'\bid="([^"{}]+)"')
FILLED_ID = re.compile(r'\bid="([^"{}]*)\{\{[^"]*"')
TEMPLATES = sorted(Path("frontend/templates").rglob("*.html"))


@pytest.mark.parametrize("template", TEMPLATES, ids=str)
def test_no_heading_may_take_the_id_of_a_template(template):
    assert set(STATIC_ID.findall(template.read_text())) <= TEMPLATE_IDS


@pytest.mark.parametrize("template", TEMPLATES, ids=str)
def test_no_heading_may_take_an_id_that_a_template_fills_in(template):
    for start in FILLED_ID.findall(template.read_text()):
        assert not Anchors().name(f"{start}naam").startswith(start)


@pytest.mark.parametrize(
    "headings",
    [
        ["Menu"],
        ["Menu", "Menu", "Menu 2"],
        ["Menu 2", "Menu"],
        ["Inhoud", "Q", "قصة", "Kop"],
        ["  ", "Ons  doel", "Ons doel"],
        ["Wat is C++ & waarom?", "Één"],
    ],
)
def test_the_importer_knows_the_names_of_the_site(headings):
    outline = Outline()
    outline.add(clean("".join(f"<h2>{heading}</h2>" for heading in headings)))
    on_site = {heading.id for heading in outline.headings}
    assert set(anchors_by_link(headings).values()) == on_site


@pytest.mark.django_db
def test_a_link_to_a_heading_named_like_a_part_of_the_site_leads_there(home, client, tmp_path):
    body = "## Menu\n\n## Ons doel\n\n[a](#menu) [b](#ons-doel) [c](#menu-2)\n"
    report = import_folder(write(tmp_path, {"main/a.md": info(body=body)}))
    assert [problem.code for file in report.files for problem in file.problems] == []
    page = client.get("/a/").content.decode()
    main = page[page.index("<main") :]
    targets = re.findall(r'<a href="#([\w-]+)">[abc]</a>', main)
    assert targets == ["menu-2", "ons-doel", "menu-2"]
    assert all(f'<h2 id="{target}">' in main for target in targets)


@pytest.mark.parametrize("name", ["anchors", "slugs", "web_address"])
def test_what_all_packages_use_knows_none_of_them(name):
    tree = ast.parse(Path(f"{name}.py").read_text("utf-8"))
    named = [each for node in ast.walk(tree) if isinstance(node, ast.Import) for each in node.names]
    found = {each.name for each in named}
    found |= {str(node.module) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    packages = {each.partition(".")[0] for each in found}
    assert not packages & {"cms", "frontend", "importers", "wagtail"}
