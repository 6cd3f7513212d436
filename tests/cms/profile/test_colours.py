"""One colour makes a palette that everybody can read, and one that they could not is refused."""

import random
from pathlib import Path

import pytest

from cms.profile.colours import NEUTRAL, complete, contrast, low_contrasts
from cms.profile.schema import read_profile
from frontend.content.colours import NEUTRAL as ON_THE_SITE
from tests.frontend.test_contrast import tokens

SEEDS = Path("importers/seeds/newsroom.toml")


def test_black_on_white_is_twenty_one_and_a_grey_is_what_the_standard_says():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_any_colour_that_white_can_stand_on_makes_a_palette_that_can_be_read():
    chosen = random.Random(7)
    colours = [f"#{chosen.randrange(1 << 24):06x}" for _ in range(300)]
    dark = [colour for colour in colours if contrast("#ffffff", colour) >= 4.5]
    assert len(dark) > 50
    assert {colour: list(low_contrasts(complete({}, colour))) for colour in dark} == {
        colour: [] for colour in dark
    }


def test_a_colour_that_is_too_light_for_white_words_is_reported():
    assert ("brand", "white") in {
        (low.front, low.ground) for low in low_contrasts(complete({}, "#ffe08a"))
    }


def test_what_is_given_is_taken_and_the_rest_follows_from_it():
    palette = complete({"accent": "#4ebab1"}, "#212b5e")
    assert (palette["brand"], palette["accent"]) == ("#212b5e", "#4ebab1")
    assert palette["head"]["day"] == "#212b5e"


@pytest.mark.parametrize(
    "palette", [NEUTRAL, read_profile(SEEDS).colours], ids=["neutral", "seeds"]
)
def test_what_is_shipped_can_be_read(palette):
    assert list(low_contrasts(palette)) == []


def test_the_style_sheet_the_site_and_the_cms_have_the_same_neutral_colours():
    both = {
        name: each if isinstance(each, str) else (each["day"], each["night"])
        for name, each in NEUTRAL.items()
    }
    assert both == ON_THE_SITE
    in_css = tokens()
    for name, colour in both.items():
        pair = (colour, colour) if isinstance(colour, str) else colour
        written = [in_css[scheme][name.replace("_", "-")] for scheme in ("light", "dark")]
        assert list(map(_long, written)) == list(pair), name


def _long(colour: str) -> str:
    digits = colour[1:]
    return "#" + ("".join(2 * digit for digit in digits) if len(digits) == 3 else digits)
