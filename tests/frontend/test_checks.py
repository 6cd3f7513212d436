"""A type of page or of block that lacks a part is named before any visitor comes."""

from dataclasses import dataclass

from django.core.checks import run_checks

from frontend.blocks.base import Block
from frontend.blocks.quote import Quote
from frontend.checks import NAMES, first_problem, problems, static_files_are_collected
from frontend.content.registry import classes_in
from frontend.page_types.base import Page
from frontend.page_types.info import InfoPage
from frontend.serving.build import readiness_of


def reported(*types: type, names=NAMES) -> str:
    return "\n".join(f"{problem.id} {problem.msg}" for problem in problems(types, names))


def test_nothing_is_wrong_with_the_types_of_this_site():
    assert not [found for found in run_checks() if found.id.startswith("frontend.")]
    assert reported(Quote) == reported(InfoPage) == ""


def test_a_block_without_markdown_is_named():
    @dataclass(frozen=True)
    class Map(Block):
        type_name = "map"
        template = "frontend/blocks/_quote.html"

        @classmethod
        def from_json(cls, json):
            return cls()

    message = reported(Map)
    assert message.startswith("frontend.E001")
    assert "Map has no markdown()." in message


def test_all_that_a_page_lacks_is_reported():
    class Vacancy(Page):
        def markdown(self, client):
            return []

    message = reported(Vacancy, names=(*NAMES, "label"))
    for part in ("type_name", "template", "label", "from_json()"):
        assert f"Vacancy has no {part}." in message


def test_a_template_that_is_not_there_is_named():
    class Map(Quote):
        type_name = "map"
        template = "frontend/blocks/_map.html"

    assert "frontend/blocks/_map.html" in reported(Map)


def test_two_types_of_one_name_are_reported():
    class Other(Quote):
        pass

    assert "2 types have the name 'quote'" in reported(Quote, Other)


def test_a_file_in_the_room_is_all_that_makes_a_type(tmp_path, monkeypatch):
    room = tmp_path / "room_of_this_test"
    room.mkdir()
    room.joinpath("__init__.py").touch()
    room.joinpath("map.py").write_text(
        "from frontend.blocks.base import Block\nclass Map(Block):\n    type_name = 'map'\n"
    )
    monkeypatch.syspath_prepend(tmp_path)
    [found] = classes_in("room_of_this_test", Block)
    assert found.__name__ == "Map"
    assert "room_of_this_test.map.Map has no template." in reported(found)


def test_a_server_is_not_ready_while_a_type_cannot_be_shown(monkeypatch):
    ready = readiness_of(lambda environ, start_response: [])
    monkeypatch.setattr(Quote, "template", "frontend/blocks/_gone.html")
    assert "frontend.blocks.quote.Quote cannot be used" in ready()
    monkeypatch.undo()
    assert first_problem() == ""


def test_a_server_without_static_files_does_not_pass_the_checks_for_production(tmp_path, settings):
    assert static_files_are_collected(None) == []
    kept = "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = settings.STORAGES | {"staticfiles": {"BACKEND": kept}}
    [found] = static_files_are_collected(None)
    assert found.id == "frontend.E005"
    assert str(tmp_path) in found.msg
