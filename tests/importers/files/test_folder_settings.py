"""The mapping file: which folder holds what, or a list of what to correct in it."""

import io

import pytest
from django.core.management import CommandError, call_command

from cms.models import InfoPage, SiteProfile, StoryPage
from importers.files.folder_settings import (
    FolderSettings,
    FolderSettingsError,
    read_folder_settings,
)
from importers.files.paths import SECTIONS, place_of
from importers.pipeline import import_folder
from tests.cms.setup.profiles import stranger
from tests.importers.folders import info, story, write


def refused(tmp_path, text: str) -> list[tuple]:
    write(tmp_path, {"newsroom.toml": text})
    with pytest.raises(FolderSettingsError) as caught:
        read_folder_settings(tmp_path)
    return [(problem.line, problem.code) for problem in caught.value.problems]


def test_without_a_file_the_default_holds(tmp_path):
    assert read_folder_settings(tmp_path) == FolderSettings(SECTIONS, "")


def test_an_empty_file_says_nothing(tmp_path):
    (tmp_path / "newsroom.toml").touch()
    assert read_folder_settings(tmp_path) == FolderSettings(SECTIONS, "")


def test_a_file_adds_to_the_default_and_the_longest_folder_counts(tmp_path):
    text = '[folders]\n"." = "pages"\nblog = "stories"\n"Blog/Over" = "pages"\n'
    write(tmp_path, {"newsroom.toml": text})
    sections = read_folder_settings(tmp_path).sections
    kinds = [
        (place_of(path, sections).section, place_of(path, sections).names)
        for path in ("x.md", "blog/a.md", "blog/over/b.md", "verhalen/c.md")
    ]
    assert kinds == [
        ("info", ("x",)),
        ("story", ("a",)),
        ("info", ("b",)),
        ("story", ("c",)),
    ]


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ('[folders]\nblog = "verhalen"\n', [(2, "mapping-kind")]),
        ("[folders]\nblog = [1]\n", [(2, "mapping-kind")]),
        ('[folders]\n"../x" = "pages"\n', [(2, "mapping-path")]),
        ('[folders]\n"/x" = "pages"\n', [(2, "mapping-path")]),
        ('[folders.blog]\nlist = "!"\n', [(2, "mapping-list")]),
        ('[folders.blog]\nholds = "pages"\nlist = "Blog"\n', [(3, "mapping-list")]),
        ('folder = "x"\n', [(1, "mapping-key")]),
        ('source = "mijn site"\n', [(1, "mapping-source")]),
        ("source = [1]\n", [(1, "mapping-source")]),
        ('folders = "x"\n', [(1, "mapping-folders")]),
        ("[folders\n", [(1, "toml-syntax")]),
        ('language = "Nederlands"\n', [(1, "mapping-language")]),
        ("language = []\n", [(1, "mapping-language")]),
        ('components = "x"\n', [(1, "mapping-components")]),
        ('[components]\nCard = "kaart"\n', [(2, "mapping-component")]),
        ('[components]\ncard = "person_card"\n', [(2, "mapping-component")]),
        ('[components.Card]\nblock = "person_card"\nbeeld = "x"\n', [(1, "mapping-component")]),
    ],
)
def test_a_mistake_in_the_file_is_reported_with_its_line(tmp_path, text, problems):
    assert refused(tmp_path, text) == problems


def test_the_profile_of_the_organisation_may_stand_in_the_same_file(tmp_path):
    """Its sections are for `start_site`; what the importer needs of them it reads."""
    file = stranger(tmp_path, '\n[folders]\nblog = "stories"\n').rename(tmp_path / "newsroom.toml")
    settings = read_folder_settings(file.parent)
    assert settings.sections["blog"] == "story"
    assert settings.components["GuestCard"].block == "person_card"
    assert settings.story_list_address == "/nieuws/"


@pytest.mark.django_db
def test_a_component_is_known_by_the_site_and_better_by_the_folder(home, tmp_path):
    SiteProfile.objects.update(components={"Kaart": {"block": "person_card", "attributes": {}}})
    body = '<Kaart name="An" wie="Bo" />\n\n<Onbekend a="b" />\n'
    report = import_folder(write(tmp_path / "een", {"main/a.md": info("Een", body=body)}))
    card, *_ = InfoPage.objects.get(title="Een").body
    assert (card.block_type, card.value["name"]) == ("person_card", "An")
    assert "component-unknown" in {p.code for file in report.files for p in file.problems}
    settings = '[components.Kaart]\nblock = "person_card"\nname = "wie"\n'
    files = {"newsroom.toml": 'source = "b"\n' + settings, "main/b.md": info("Twee", body=body)}
    import_folder(write(tmp_path / "twee", files))
    card, *_ = InfoPage.objects.get(title="Twee").body
    assert card.value["name"] == "Bo"


@pytest.mark.django_db
def test_pages_follow_the_mapping(home, tmp_path):
    files = {"newsroom.toml": '[folders]\nblog = "stories"\n', "blog/anna.md": story()}
    import_folder(write(tmp_path, {**files, "docs/gids.md": info("Gids")}))
    assert StoryPage.objects.get().url == "/verhalen/anna/"
    assert InfoPage.objects.get(title="Gids").url == "/docs/gids/"


@pytest.mark.django_db
def test_a_mistake_in_the_file_is_wrong_use(home, tmp_path):
    write(tmp_path, {"newsroom.toml": "folder = 1\n", "main/a.md": info()})
    with pytest.raises(CommandError, match=r"newsroom\.toml:1: ") as caught:
        call_command("import_content", tmp_path, stdout=io.StringIO())
    assert caught.value.returncode == 2


def test_the_language_that_comes_in(tmp_path):
    for language in ("nl", "pt-br"):
        write(tmp_path, {"newsroom.toml": f'language = "{language}"\n'})
        assert read_folder_settings(tmp_path).language == language
