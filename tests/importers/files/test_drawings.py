"""SVG: drawn to PNG, whatever is in it, within little time and memory; never fetched, never run."""

from io import BytesIO
from itertools import pairwise

import pytest
from PIL import Image

from importers.files import drawings
from importers.files.drawings import DrawingError, draw, is_drawing
from importers.files.pictures import PictureFolder, bytes_of
from tests.importers.folders import write

NAMES = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
MANY = 10


def svg(inside: str, size: str = 'width="300" height="100"') -> bytes:
    return f"<svg {NAMES} {size}>{inside}</svg>".encode()


def uses() -> str:
    """Ten elements, each of which shows the one before it ten times."""
    shown = "".join(
        f'<g id="a{number}">' + f'<use href="#a{number - 1}"/>' * MANY + "</g>"
        for number in range(1, MANY)
    )
    return f'<defs><g id="a0"><rect width="1" height="1"/></g>{shown}</defs><use href="#a9"/>'


def clouds() -> str:
    """A filter of few elements that takes minutes to draw."""
    shown = '<feTurbulence baseFrequency="0.1" numOctaves="9"/>' * 1000
    return f'<filter id="a">{shown}</filter><rect width="300" height="100" filter="url(#a)"/>'


def entities() -> bytes:
    names = "abcdefghi"
    rows = "".join(
        f'<!ENTITY {name} "' + f"&{before};" * MANY + '">' for before, name in pairwise(names)
    )
    return f'<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa">{rows}]>'.encode() + svg("<text>&i;</text>")


RED = '<rect width="300" height="100" fill="#ff0000"/>'


@pytest.mark.parametrize(
    ("data", "size"),
    [
        (svg(RED), (600, 200)),
        (svg(RED, 'viewBox="0 0 300 100"'), (600, 200)),
        (svg(RED, 'width="3000mm" height="1000mm" viewBox="0 0 300 100"'), (2000, 667)),
        (svg(RED, 'width="100%" viewBox="0, 0, 300, 100"'), (600, 200)),
        (b'\xef\xbb\xbf<?xml version="1.0" encoding="utf-8"?>\n' + svg(RED), (600, 200)),
        (svg(f"<script>alert(1)</script>{RED}"), (600, 200)),
        (svg(f'<style>rect {{ fill: url("#a") #f00 }}</style>{RED}'), (600, 200)),
    ],
)
def test_it_is_drawn_at_twice_its_size(data, size):
    with Image.open(BytesIO(draw(data))) as image:
        assert (image.format, image.size) == ("PNG", size)
        assert image.convert("RGB").getpixel((50, 50)) == (255, 0, 0)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (svg('<image href="/etc/passwd"/>'), "drawing-refers"),
        (svg('<image xlink:href="http://127.0.0.1/x.png"/>'), "drawing-refers"),
        (svg('<feImage href="&#104;ttp://127.0.0.1/x.png"/>'), "drawing-refers"),
        (svg('<image href="data:image/svg+xml;base64,PHN2Zz4="/>'), "drawing-refers"),
        (svg('<use href="other.svg#a"/>'), "drawing-refers"),
        (svg('<rect style="fill: url(other.svg#a)"/>'), "drawing-refers"),
        (svg("<style>@import 'x.css';</style>"), "drawing-refers"),
        (entities(), "drawing-damaged"),
        (svg("é").decode().encode("latin-1"), "drawing-damaged"),
        (svg("<rect>"), "drawing-damaged"),
        (b"<html/>", "drawing-damaged"),
        (svg(uses()), "drawing-too-large"),
        (svg("<g>" * 200 + "</g>" * 200), "drawing-too-large"),
        (svg("<a/>" * (drawings.MOST_ELEMENTS + 1)), "drawing-too-large"),
        (svg("", 'width="1" height="100000"'), "drawing-too-large"),
        (b" " * (drawings.MOST_BYTES + 1), "drawing-too-large"),
    ],
)  # fmt: skip
def test_what_is_hostile_is_refused(data, code):
    with pytest.raises(DrawingError) as refused:
        draw(data)
    assert refused.value.code == code


def test_a_drawing_that_takes_too_much_is_ended(monkeypatch):
    monkeypatch.setattr(drawings, "SECONDS", 1)
    with pytest.raises(DrawingError) as ended:
        draw(svg(clouds()))
    assert ended.value.code == "drawing-too-large"


def test_it_is_found_and_stored_as_a_png(tmp_path):
    write(tmp_path, {"thumbs/kaart.svg": svg(RED), "static/plan.svg": svg("<image href='x.png'/>")})
    picture = PictureFolder(tmp_path).find_picture("kaart.svg", "main/a.md")
    assert picture.name == "kaart.png"
    assert bytes_of(picture).startswith(b"\x89PNG")


def test_a_kept_copy_is_a_png_under_the_old_name(tmp_path):
    drawn = draw(svg(RED))
    assert not is_drawing("kaart.svg", drawn)
    write(tmp_path, {"thumbs/kaart.svg": drawn})
    assert bytes_of(PictureFolder(tmp_path).find_picture("kaart.svg", "main/a.md")) == drawn


def test_words_need_a_font(monkeypatch):
    words = (
        b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text y="9">a</text></svg>'
    )
    monkeypatch.setattr(drawings, "_has_fonts", lambda: False)
    with pytest.raises(DrawingError) as caught:
        draw(words)
    assert caught.value.code == "drawing-without-fonts"
    monkeypatch.setattr(drawings, "_has_fonts", lambda: True)
    assert draw(words)
