"""Numbered lists with code, or from another number on, become steps; nothing of them is lost."""

import pytest

from cms.models import InfoPage
from importers.markdown.blocks import convert_body
from importers.options import Options
from importers.pipeline import import_folder
from tests.importers.folders import info, write
from tests.importers.markdown.dialects.looks import blocks, import_case, pages
from tests.importers.test_import import outcomes

CODE = "```sh\nif true; then\n    echo ja\nfi\n```"


def kinds(step: dict) -> list[str]:
    return [block["type"] for block in step["value"]]


def test_a_list_that_starts_at_5_starts_at_5():
    (block,) = convert_body("5. Vijf\n6. Zes").blocks
    assert (block.type, block.value["start"], len(block.value["steps"])) == ("steps", 5, 2)


def test_an_ordinary_list_is_text():
    (block,) = convert_body("1. Een\n2. Twee\n   - binnen").blocks
    assert block.type == "text"


def test_text_and_code_of_a_step_keep_their_order():
    source = f"1. Eerst\n\n   {CODE.replace(chr(10), chr(10) + '   ')}\n\n   daarna\n2. Klaar"
    (block,) = convert_body(source).blocks
    first, second = block.value["steps"]
    assert (kinds(first), kinds(second)) == (["text", "code", "text"], ["text"])
    assert first["value"][1]["value"] == {
        "code": "if true; then\n    echo ja\nfi",
        "language": "sh",
    }


@pytest.mark.django_db
def test_visitors_see_the_code_with_its_indentation(home, client):
    import_case("code-in-list")
    page = pages()["Stappen"]
    (value,) = blocks(page, "steps")
    assert value["steps"][0]["value"][1]["value"]["code"] == "if true; then\n    echo ja\nfi"
    shown = client.get(page.url).content.decode()
    assert "if true; then\n    echo ja\nfi" in shown


@pytest.mark.django_db
def test_a_page_sees_the_number_and_the_links_of_its_steps(home, tmp_path, client):
    files = {"main/a.md": info("A", body="7. [Naar b](b.md)\n8. Klaar"), "main/b.md": info("B")}
    import_folder(write(tmp_path, files))
    shown = client.get("/a/").content.decode()
    assert 'start="7"' in shown
    assert 'href="/b/"' in shown


@pytest.mark.django_db
def test_steps_that_nobody_touched_are_unchanged_and_edited_ones_stay(home, tmp_path):
    write(tmp_path, {"main/a.md": info("A", body=f"3. Drie\n\n   {CODE}\n")})
    import_folder(tmp_path)
    assert set(outcomes(import_folder(tmp_path)).values()) == {"unchanged"}
    page = InfoPage.objects.get()
    page.save_revision().publish()  # an editor who changes nothing
    write(tmp_path, {"main/a.md": info("A", body="3. Drie\n4. Vier\n")})
    assert outcomes(import_folder(tmp_path, Options(dry_run=True))) == {"main/a.md": "updated"}
    raw = page.body.get_prep_value()
    raw[0]["value"]["start"] = 9
    page.body = raw
    page.save_revision().publish()
    assert outcomes(import_folder(tmp_path)) == {"main/a.md": "conflict"}
