"""The first synonyms of the search: from the profile, or neutral ones."""

from pathlib import Path

import pytest

from cms.profile.schema import ProfileError, neutral_profile, read_profile


def read(folder: Path, text: str):
    file = folder / "newsroom.toml"
    file.write_text(text)
    return read_profile(file).synonyms


def test_without_any_there_are_neutral_ones(tmp_path):
    assert read(tmp_path, "") == neutral_profile().synonyms != ()


def test_a_profile_has_its_own_or_none(tmp_path):
    own = '[[synonyms]]\ntyped = ["koken", "bakken"]\nmeant = ["keuken"]\n'
    assert read(tmp_path, own) == (("koken, bakken", "keuken"),)
    assert read(tmp_path, "synonyms = []") == ()


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('[[synonyms]]\ntyped = ["koken"]', "synonyms.1.meant:"),
        ('[[synonyms]]\ntyped = "koken"\nmeant = ["keuken"]', "synonyms.1.typed:"),
        (f'[[synonyms]]\ntyped = ["{"x" * 401}"]\nmeant = ["y"]', "synonyms.1.typed:"),
        ('[[synonyms]]\ntyped = ["a"]\nmeant = ["b"]\nmean = ["c"]', "synonyms.1.mean:"),
    ],
)
def test_what_is_wrong_is_named(text, problem, tmp_path):
    with pytest.raises(ProfileError) as refusal:
        read(tmp_path, text)
    assert any(problem in line for line in refusal.value.lines)
