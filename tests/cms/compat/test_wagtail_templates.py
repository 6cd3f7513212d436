"""What our templates of the admin take of Wagtail's is still there: templates, blocks, tags."""

import re
from pathlib import Path

import pytest
import wagtail
from django.template import engines
from django.template.loader import get_template

pytestmark = pytest.mark.any_database  # it reads files

ROOT = Path(__file__).resolve().parents[3]
INSTALLED = Path(wagtail.__file__).parent
TEMPLATES = [
    file
    for folder in ("cms", "importers")
    for file in sorted((ROOT / folder).rglob("templates/**/*.html"))
]
USED = re.compile(r'{% (extends|include) "(wagtail[^"]+)"')
BLOCK = re.compile(r"{% block (\w+)")
EXTENDS = re.compile(r"""{% extends ["']([^"']+)["']""")


def of_wagtail(name: str) -> Path | None:
    """Return the file of a template in the installed Wagtail."""
    return next(INSTALLED.glob(f"**/templates/{name}"), None)


def blocks(name: str) -> set[str]:
    """Return the blocks that a template of Wagtail has, or inherits."""
    text = of_wagtail(name).read_text("utf-8")
    above = EXTENDS.search(text)
    return set(BLOCK.findall(text)) | (blocks(above[1]) if above else set())


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda file: file.name)
def test_what_it_extends_and_includes_is_there(template):
    used = {name for _, name in USED.findall(template.read_text("utf-8"))}
    assert not {name for name in used if of_wagtail(name) is None}


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda file: file.name)
def test_what_it_fills_is_a_block_of_wagtail(template):
    """A block that has another name is not shown, and nothing says so."""
    text = template.read_text("utf-8")
    above = EXTENDS.search(text)
    if above and of_wagtail(above[1]):
        assert set(BLOCK.findall(text)) <= blocks(above[1])


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda file: file.name)
def test_its_tags_and_filters_exist(template):
    engines["django"].from_string(template.read_text("utf-8"))


OVERRIDDEN = [
    str(file).partition("/templates/")[2] for file in TEMPLATES if "/templates/wagtail" in str(file)
]


# Snippets may have templates of their own, as Wagtail documents: in a folder for their app, or for
# their app and model.
OF_A_SNIPPET = re.compile(r"^wagtailsnippets/snippets/(?:[^/]+/){1,2}")


@pytest.mark.parametrize("name", OVERRIDDEN)
def test_a_template_that_stands_before_wagtails_own_is_used_for_it(name):
    stands_before = OF_A_SNIPPET.sub("wagtailsnippets/snippets/", name)
    assert of_wagtail(stands_before), f"{name} of Wagtail is gone: ours is not shown any more"
    used = Path(str(get_template(name).origin.name))
    assert used.is_relative_to(ROOT)
    assert ".venv" not in used.parts, "Wagtail's own comes first: INSTALLED_APPS have the order"


# What the page that asks before deleting is given by Wagtail's view.
ASKED = ("descendant_count", "is_protected", "type_to_confirm_before_delete", "next")


@pytest.mark.parametrize("name", ASKED)
def test_wagtails_own_page_of_deletion_is_given_the_same(name):
    view = (INSTALLED / "admin/views/pages/delete.py").read_text("utf-8")
    assert name in view, f"{name} is gone: before deleting an editor reads the wrong thing"
