"""What is wrong with a text is reported with its line."""

import datetime

import pytest

from cms.models import InfoPage, StoryPage
from importers.formats.damaged import damaged_lines
from importers.front_matter.split import split_document
from importers.markdown.blocks import convert_body
from importers.pipeline import import_folder
from tests.attacks.growth import is_linear, repeated
from tests.importers.folders import info, story, write
from tests.importers.markdown.dialects.looks import stored
from tests.importers.test_import import codes


@pytest.mark.parametrize(
    "mark",
    ["[[a", "a }}", "{% if", "::: x y", "!!! note", "==los", "{.klasse", "$$ a", "[gallery ids=1]",
     "^[noot]", "[caption]", "[/vc_row]", "![los", "%%open", "<%= x %>", "[!NOTE] x"],
)  # fmt: skip
def test_a_mark_that_is_left_is_reported_with_its_line(mark):
    body = convert_body(f"Eerste regel\nvan de alinea met {mark} erin\nen meer.")
    assert [(each.line, each.code) for each in body.problems if each.code == "mark-left"] == [
        (2, "mark-left")
    ]


@pytest.mark.parametrize(
    "text", ["Wat een feest!!", "a = b", "50%", "Prijs: $5", "[1] en [x]", "a: b"]
)
def test_ordinary_signs_are_no_marks(text):
    assert not convert_body(text).problems


@pytest.mark.parametrize(
    ("word", "repaired"),
    [("cafÃ©", "café"), ("â€œJaâ€\x9d", "“Ja”"), ("Ã«n", "ën"), ("â\u201a¬5", "€5")],
)
def test_damaged_letters_are_reported_with_what_they_were(word, repaired):
    assert list(damaged_lines(f"Goed.\nZie {word} hier.")) == [(2, word, repaired)]


@pytest.mark.parametrize("text", ["café, “ja”, één – €5", "Ã alleen", "São Paulo", "Älä, Ångström"])
def test_letters_of_other_languages_are_not_damaged(text):
    assert list(damaged_lines(text)) == []


@pytest.mark.parametrize("unit", ["Ã", "Ã©", "Ã© ", "Ã©\n", "a"])
def test_looking_for_damage_takes_no_longer_than_the_length_of_the_text(unit):
    assert is_linear(lambda text: list(damaged_lines(text)), repeated(unit, "", "\n"))


@pytest.mark.parametrize("unit", ["a:\n", "- \n", " x\n", "---\n"])
def test_looking_for_keys_takes_no_longer_than_the_length_of_the_text(unit):
    assert is_linear(split_document, repeated(unit, "---\ntitle: a\n---\n---\n", "x\n"))


@pytest.mark.django_db
def test_a_second_front_matter_is_reported_and_not_shown(home, tmp_path):
    text = "---\ntitle: A\n---\n---\nlayout: post\nauteur: Bo\n---\n\nTekst.\n"
    report = import_folder(write(tmp_path, {"main/a.md": text}))
    assert ("main/a.md", 4, "front-matter-twice") in codes(report)
    assert "auteur" not in stored(InfoPage.objects.get())


@pytest.mark.django_db
def test_lines_across_the_page_are_no_front_matter(home, tmp_path):
    report = import_folder(write(tmp_path, {"main/a.md": info(body="---\nGewone tekst.\n\n---\n")}))
    assert codes(report) == []


@pytest.mark.django_db
def test_a_description_without_a_picture_and_a_page_without_a_text_are_reported(home, tmp_path):
    files = {"verhalen/a.md": story(extra="thumbalt: Anna\n"), "main/b.md": "---\ntitle: B\n---\n"}
    report = import_folder(write(tmp_path, files))
    assert ("verhalen/a.md", 5, "alt-without-picture") in codes(report)
    assert ("main/b.md", None, "no-text") in codes(report)


@pytest.mark.django_db
def test_a_picture_on_another_website_does_not_refuse_the_story(home, tmp_path):
    text = story(extra="thumb: https://elders.example/a.jpg\nthumbalt: Anna\n")
    report = import_folder(write(tmp_path, {"verhalen/a.md": text}))
    assert report.outcomes["created"] == 1
    assert ("verhalen/a.md", 5, "picture-address") in codes(report)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2024-03-14T23:00:00Z", datetime.date(2024, 3, 15)),
        ("2024-03-14T22:00:00Z", datetime.date(2024, 3, 14)),
        ("2024-07-14T22:30:00.000Z", datetime.date(2024, 7, 15)),
        ("2024-03-14T23:00:00", datetime.date(2024, 3, 14)),
        ("2024-03-14", datetime.date(2024, 3, 14)),
    ],
)
def test_a_moment_is_the_day_in_the_zone_of_the_site(home, tmp_path, written, day):
    import_folder(write(tmp_path, {"verhalen/a.md": story(extra=f"date: {written}\n")}))
    assert StoryPage.objects.get().date == day


def test_code_in_a_list_of_points_keeps_its_indentation():
    (block,) = convert_body("- Voer uit:\n\n  ```sh\n  if true; then\n      echo ja\n  ```").blocks
    assert "<code>\u00a0\u00a0\u00a0\u00a0echo ja</code>" in block.value
