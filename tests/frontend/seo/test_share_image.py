"""The share image: whatever the title, it fits, and is small."""

import io
import random

import pytest
from PIL import Image

from frontend.content.colours import Colours
from frontend.seo.share_image import fonts, text_layout
from frontend.seo.share_image.drawing import COLUMN, MARGIN, ROOM, SIZES, draw, palette
from tests import builders
from tests.frontend.seo.conftest import EXPIRED

COLOURS = Colours.of({})
TITLES = [
    "Werk",
    "Een eigen bakkerij geeft mij voldoening",
    "Arbeidsongeschiktheidsverzekeringsmaatschappijmedewerkers " * 4,
    "x" * 500,
    "محمد وجد عملاً جديداً مع Anna في دنهاخ",
    "محمدوجدعملاجديدا" * 20,
    "Łukasz i Özlem – Олена вчить 🎉",
    "日本語",
    "",
]


@pytest.mark.parametrize("title", TITLES)
def test_any_title_fits_in_its_column(title):
    lines = text_layout.fit(fonts.drawable(title), SIZES, (COLUMN, ROOM), fonts.BOLD)
    assert lines.height <= ROOM
    assert all(fonts.width(line, lines.size, lines.weight) <= COLUMN for line in lines.lines)


@pytest.mark.parametrize("title", TITLES)
def test_it_is_a_small_png_of_the_size_that_is_asked(title):
    data = draw(title, "Ervaringen", "ervaringen", "De Open Keuken", COLOURS, b"")
    image = Image.open(io.BytesIO(data))
    assert (image.format, image.size) == ("PNG", (1200, 630))
    assert len(data) < 60_000


def test_a_title_is_on_it_from_its_own_side():
    ground = palette("a", COLOURS).ground
    for title, written in (("Werk", "left"), ("عمل", "right")):
        data = draw(title, "", "a", "Site", COLOURS, b"")
        image = Image.open(io.BytesIO(data)).convert("RGB")
        column = image.crop((MARGIN - 4, 150, MARGIN + COLUMN, 450))
        paper = Image.new("RGB", column.size, ground)
        ink = Image.composite(column, paper, _unlike(column, ground)).getbbox()
        assert ink is not None
        left, _, right, _ = _unlike(column, ground).getbbox()
        assert (left < 30) == (written == "left"), title
        assert (right > COLUMN - 30) == (written == "right"), title


def _unlike(image: Image.Image, colour: str) -> Image.Image:
    from PIL import ImageChops, ImageColor

    paper = Image.new("RGB", image.size, ImageColor.getrgb(colour))
    difference = ImageChops.difference(image, paper).convert("L")
    return difference.point(lambda value: 255 if value > 40 else 0)


def test_words_of_two_directions_stand_in_their_order():
    assert text_layout.in_order("een twee אחת שתים drie", "L") == [
        "een",
        "twee",
        "שתים",
        "אחת",
        "drie",
    ]
    assert text_layout.in_order("אחת one two שתים", "R") == ["שתים", "one", "two", "אחת"]


def test_what_no_font_has_is_left_out_and_half_a_title_is_none():
    assert fonts.drawable("Feest 🎉 vandaag") == "Feest vandaag"
    assert fonts.drawable("Feest 日本") == ""


def test_categories_differ_in_colour():
    names = [f"categorie-{number}" for number in range(40)]
    random.Random(1).shuffle(names)
    assert len({palette(name, COLOURS) for name in names}) > 3


def test_what_is_not_public_has_none(hidden, client):
    for path in hidden:
        expected = 410 if path == EXPIRED else 404
        assert client.get(f"{path}deel.png").status_code == expected
    assert client.get("/nergens/deel.png").status_code == 404


def test_an_alias_leads_to_the_picture_of_the_original(home, client):
    story = builders.story(slug="anna")
    story.create_alias(parent=story.get_parent(), update_slug="ook-anna")
    response = client.get("/verhalen/ook-anna/deel.png")
    assert (response.status_code, response["Location"]) == (301, "/verhalen/anna/deel.png")
