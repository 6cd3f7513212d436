"""The colours of the tokens can be told apart, by day and by night (WCAG 2.2, 1.4.3 and 1.4.11)."""

import re
from itertools import product
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

SCHEMES = ("light", "dark")
GROUNDS = ("paper", "surface", "quiet", "tinted")
WORDS = ("ink", "muted", "head", "link", "link-strong", "error")
ON_BRAND = ("#fff", "on-brand", "accent", "highlight")
PAIRS_OF_WORDS = [
    *product(WORDS, GROUNDS),
    ("paper", "head"),  # a button
    ("paper", "link"),  # a button under the pointer
    ("brand", "accent"),  # a button on the hero
    ("brand", "highlight"),  # skip link, preview bar, words that were found
    *((colour, "brand") for colour in ON_BRAND),
]
PAIRS_OF_THINGS = [*product(("control", "focus"), GROUNDS), ("highlight", "brand")]


def tokens() -> dict[str, dict[str, str]]:
    css = Path(finders.find("frontend/css/tokens.css")).read_text()
    plain = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6});", css))
    pairs = re.findall(r"--([\w-]+): light-dark\((#\w+), (#\w+)\);", css)
    return {
        "light": plain | {name: light for name, light, _ in pairs},
        "dark": plain | {name: dark for name, _, dark in pairs},
    }


def luminance(colour: str) -> float:
    """The relative luminance as WCAG 2.2 defines it."""
    digits = colour.lstrip("#")
    digits = digits if len(digits) == 6 else "".join(2 * digit for digit in digits)
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(scheme: str, one: str, other: str) -> float:
    colours = tokens()[scheme]
    dark, light = sorted(luminance(colours.get(name, name)) for name in (one, other))
    return (light + 0.05) / (dark + 0.05)


def test_the_formula_is_that_of_the_standard():
    assert contrast("light", "#000", "#ffffff") == pytest.approx(21)
    assert contrast("light", "#777777", "#fff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("words", "ground"), PAIRS_OF_WORDS)
def test_words_can_be_read(scheme, words, ground):
    assert contrast(scheme, words, ground) >= 4.5


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("thing", "ground"), PAIRS_OF_THINGS)
def test_what_can_be_pressed_can_be_seen(scheme, thing, ground):
    assert contrast(scheme, thing, ground) >= 3
