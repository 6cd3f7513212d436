"""Ways to look at the page that a file became: each returns, or is, a function of file and run."""

import hashlib
import itertools
import json
import re
import unicodedata
from pathlib import Path

from PIL import Image, ImageOps

from cms.models import InfoPage, SiteImage
from tests.importers.judged.runs import File, Run

GPS, SCRIPT_SCHEMES = 0x8825, re.compile(r"script:|data:", re.IGNORECASE)
HEADING = re.compile(r"<h([1-6])")


def stored(file: File) -> str:
    """Return all that the page's body holds, as one text."""
    return json.dumps(file.page.body.get_prep_value(), ensure_ascii=False)


def blocks(file: File, kind: str) -> list:
    return [each["value"] for each in file.page.body.get_prep_value() if each["type"] == kind]


def rich_text(file: File) -> str:
    return "".join(blocks(file, "text"))


def page(**expected):
    """Return a promise about fields of the page."""

    def promise(file: File, run: Run) -> None:
        found = {name: getattr(file.page, name) for name in expected}
        assert found == expected

    return promise


def body(*, has=(), lacks=(), kinds=()):
    """Return a promise about the words that the body holds, and the kinds of its blocks."""

    def promise(file: File, run: Run) -> None:
        text = stored(file)
        assert [each for each in has if each not in text] == []
        assert [each for each in lacks if each in text] == []
        assert {each["type"] for each in file.page.body.get_prep_value()} >= set(kinds)

    return promise


def all_of(*promises):
    def promise(file: File, run: Run) -> None:
        for each in promises:
            each(file, run)

    return promise


def names(*words: str):
    """Return a promise that the messages hold these words, whatever became of the file."""

    def promise(file: File, run: Run) -> None:
        assert [each for each in words if not file.says(each)] == []

    return promise


def two_paragraphs(file, run):
    assert rich_text(file).count("<p") == 2
    assert "\\r" not in stored(file)


def nfc(file, run):
    assert file.path == unicodedata.normalize("NFC", file.path)
    assert file.page.title == unicodedata.normalize("NFC", file.page.title)
    assert file.page.slug == "cafe-avond"


def two_rules(file, run):
    assert rich_text(file).count("<hr") == 2
    assert {"Boven.", "Onder."} <= set(re.findall(r"\w+\.", rich_text(file)))


def code_first(file, run):
    assert blocks(file, "code")[0]["code"] == "eerste regel\ntweede regel"


def last_in_the_menu(file, run):
    assert file.page.order is None
    assert InfoPage.objects.in_menu_order().last().pk == file.page.pk


def not_live(file, run):
    assert not file.page.live


def without_picture(file, run):
    assert file.page.thumb is None
    assert file.says("bestaat-niet.jpg")


def shows(name: str):
    """Return a promise that the page shows these bytes, which the library holds once."""

    def promise(file: File, run: Run) -> None:
        digest = hashlib.sha1((run.folder / "thumbs" / name).read_bytes()).hexdigest()
        assert file.page.thumb.file_hash == digest
        assert SiteImage.objects.filter(file_hash=digest).count() == 1

    return promise


def no_place_data(file, run):
    with file.page.thumb.file.open("rb") as data, Image.open(data) as kept:
        assert not kept.getexif().get_ifd(GPS)
        size = ImageOps.exif_transpose(kept).size
    with Image.open(run.folder / "thumbs/gps.jpg") as original:
        assert size == ImageOps.exif_transpose(original).size


def no_script_links(file, run):
    assert not [href for href in re.findall(r'href="([^"]*)', rich_text(file)) if _is_script(href)]
    assert {"klik", "Klik", "raw"} <= set(re.findall(r"\w+", rich_text(file)))


def _is_script(href: str) -> bool:
    return SCRIPT_SCHEMES.search(href) is not None


def no_handlers(file, run):
    assert not re.search(r"<[^>]*\son\w+\s*=", rich_text(file))
    assert "vet" in rich_text(file)


def code_letter_for_letter(file, run):
    code = "<script>alert(1)</script>\n{{< shortcode >}} {% tag %}"
    assert blocks(file, "code")[0]["code"] == code
    assert "<code>&lt;script&gt;alert(1)&lt;/script&gt;</code>" in rich_text(file)


def shortcodes_named(file, run):
    assert {6, 8, 12} <= {message["line"] for message in file.messages}
    assert not re.search(r"\{\{[<%]", stored(file))


def six_levels(file, run):
    depth = deepest = 0
    for tag in re.findall(r"</?[uo]l", rich_text(file)):
        depth += -1 if tag.startswith("</") else 1
        deepest = max(deepest, depth)
    assert deepest == 6


def three_breaks(file, run):
    assert rich_text(file).count("<br") == 3


def levels_follow(file, run):
    levels = [1, *map(int, HEADING.findall(rich_text(file)))]
    assert 1 not in levels[1:]
    assert all(b - a <= 1 for a, b in itertools.pairwise(levels))


def page_links(file, run):
    tabel = run.files["main/tabel.md"].page
    lijsten = run.files["main/lijsten.md"].page
    for target in (tabel, lijsten, run.files["verhalen/een.md"].page):
        assert re.search(rf'<a [^>]*id="{target.pk}"[^>]*linktype="page"', rich_text(file)) or (
            re.search(rf'<a [^>]*linktype="page"[^>]*id="{target.pk}"', rich_text(file))
        )


def one_picture(file, run):
    digest = hashlib.sha1((run.folder / "thumbs/goed.jpg").read_bytes()).hexdigest()
    assert SiteImage.objects.filter(file_hash=digest).count() == 1
    assert blocks(file, "picture")


def nothing_of_the_machine(file, run):
    secret = Path("/etc/hostname").read_text().strip()
    assert secret not in json.dumps([*file.messages])
