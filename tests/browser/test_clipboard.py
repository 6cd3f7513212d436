"""What is read from the clipboard of other programs: words and structure, and nothing of looks.

Each case is a file as the program puts it on the clipboard, and beside it what becomes of it.
"""

from pathlib import Path

import pytest
from playwright.sync_api import Page

SCRIPT = Path("cms/admin/rich_text/static/rich_text/clipboard.js")
CASES = sorted((Path(__file__).parent / "clipboard").glob("*.html"))
OPTIONS = {
    "videoHosts": ["youtube.com"],
    "headings": ["header-two", "header-three", "header-four"],
}
READ = """([clipboard, options]) => {
    const pieces = window.readClipboard(clipboard, options);
    const plain = (key, value) => (value instanceof Set ? [...value] : value);
    return {pieces: JSON.parse(JSON.stringify(pieces, plain))};
}"""
MARKS = {
    "BOLD": "**",
    "ITALIC": "_",
    "SUPERSCRIPT": "^",
    "SUBSCRIPT": "~",
    "STRIKETHROUGH": "~~",
    "CODE": "`",
}
STARTS = {
    "header-two": "# ",
    "header-three": "## ",
    "header-four": "### ",
    "unordered-list-item": "- ",
    "ordered-list-item": "1. ",
}


@pytest.fixture(scope="module")
def page(chromium):
    page = chromium.new_page()
    page.add_script_tag(path=SCRIPT.with_name("markup.js"))
    page.add_script_tag(path=SCRIPT)
    yield page
    page.close()


def read(page: Page, html: str, text: str = "") -> list[dict]:
    return page.evaluate(READ, [{"html": html, "text": text}, OPTIONS])["pieces"]


def as_text(pieces: list[dict]) -> str:
    return "".join(line + "\n" for piece in pieces for line in lines_of(piece))


def lines_of(piece: dict) -> list[str]:
    if piece["type"] == "text":
        return [line_of(block) for block in piece["blocks"]]
    if piece["type"] == "table":
        cells = [[" / ".join(map(words_of, cell)) for cell in row] for row in piece["rows"]]
        return [f"| {' | '.join(row)} |" for row in [piece["headings"], *cells]]
    return [f"({piece['type']}: {piece.get('alt', piece.get('url', ''))})"]


def line_of(block: dict) -> str:
    return "  " * block["depth"] + STARTS.get(block["type"], "") + words_of(block)


def words_of(block: dict) -> str:
    """Return the words of a block with marks of emphasis and links around them."""
    found, text = "", block["text"]
    for each in merged(block["runs"]):
        words = text[each["from"] : each["from"] + each["length"]].replace("\n", " / ")
        if each["href"]:
            words = f"[{words}]({each['href']})"
        for style in each["styles"]:
            words = f"{MARKS[style]}{words}{MARKS[style]}"
        found += words
    return found


def merged(runs: list[dict]) -> list[dict]:
    joined: list[dict] = []
    for run in runs:
        last = joined[-1] if joined else None
        if last and (last["styles"], last["href"]) == (run["styles"], run["href"]):
            last["length"] += run["length"]
        else:
            joined.append(dict(run))
    return joined


@pytest.mark.parametrize("case", CASES, ids=lambda file: file.stem)
def test_what_becomes_of_it(page, case):
    assert as_text(read(page, case.read_text("utf-8"))) == case.with_suffix(".txt").read_text()


def test_plain_text(page):
    text = "Hallo\r\n\r\nZie https://example.org/a, en https://example.org/b.\n• een"
    assert as_text(read(page, "", text)).splitlines() == [
        "Hallo",
        "Zie [https://example.org/a](https://example.org/a), "
        "en [https://example.org/b](https://example.org/b).",
        "- een",
    ]
    video = "https://www.youtube.com/watch?v=abc"
    assert read(page, "", video) == [{"type": "video", "url": video}]
    assert as_text(read(page, "", "https://youtube.com.example.org/x"))[:2] == "[h"


HOSTILE = {
    "runs without an end": "<b>x</b><i>x</i>" * 60_000,
    "spaces": "<p>" + "<span> </span>" * 60_000 + "x",
    "nested elements": "<div>" * 10_000 + "x",
    "nested tables": "<table><tr><td>x" * 2_000,
    "nested lists": "<ul><li>x" * 5_000,
    "wide cells": "<table>" + "<tr><td colspan=1000 rowspan=60000>x</td></tr>" * 5_000,
    "many cells": "<table>" + f"<tr>{'<td>x' * 50}</tr>" * 500,
    "styles": f'<p style="{"mso-list:" * 400_000}">x',
    "addresses": '<a href="https://www.google.com/url?q=' + "https%3A%2F%2F" * 100_000 + '">x',
    "lines": "x<br>" * 60_000,
}
SHORTLY = f"""(given) => {{
    const {{pieces}} = ({READ})(given);
    return pieces.at(-1).blocks.at(-1).text.at(-1);
}}"""


@pytest.mark.parametrize("html", HOSTILE.values(), ids=HOSTILE)
def test_much_of_anything_is_read_in_the_time_of_its_length(page, html):
    """What takes the square of it would still be reading when the test has to be over."""
    assert page.evaluate(SHORTLY, [{"html": html, "text": ""}, OPTIONS]) == "x"


RTF = """(rtf) => Promise.all(
    window.picturesOfRtf(rtf).map(async (file) => file && [file.type, await file.text()]))"""


PICTURE = (
    r"{\*\shppict{\pict{\*\picprop}\picw10\jpegblip\bliptag-5{\*\blipuid ab12}"
    " 48 61\n6c6c6f}}"
    r"{\nonshppict{\pict\wmetafile8 0102}}"
)


def test_pictures_of_rtf(page):
    page.add_script_tag(path=SCRIPT.with_name("rtf.js"))
    rtf = r"{\rtf1 " + PICTURE + r" x {\pict\emfblip 0102}{\pict\pngblip 41"
    found = [["image/jpeg", "Hallo"], None, ["image/png", "A"]]
    assert page.evaluate(RTF, rtf) == found
    assert page.evaluate(RTF, r"{\pict" * 100_000)[0] is None
    assert page.evaluate(RTF, "") == []


def test_nothing_in_it_runs_or_is_loaded(page):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    html = (
        "<img src=https://tracker.example/x.png onerror='window.ran=1'>"
        "<script>window.ran=1</script>"
        "<svg onload='window.ran=1'><a href='JaVaScRiPt:window.ran=1'>klik</a></svg>"
        "<a href='java\tscript:window.ran=1'>hier</a>"
        "<iframe srcdoc='<script>parent.ran=1</script>'>"
    )
    assert as_text(read(page, html)) == "(picture: )\nhier\n"
    assert page.evaluate("window.ran") is None
    assert asked == []
