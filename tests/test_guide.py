"""The guide of the editors, and the page of the site, show pictures that a script makes."""

import re
from pathlib import Path

from tests import site_pictures
from tests.guide_pictures import FOLDER, PICTURES

DOCS = Path(__file__).resolve().parent.parent / "docs"
GUIDE = DOCS / "redactie.md"
DIRECTIONS = {"direction-doors", "direction-question", "direction-stories"}  # that were tried once


def test_each_picture_of_the_guide_is_made_by_the_script():
    shown = re.findall(r"\]\(redactie/([\w-]+)\.png\)", GUIDE.read_text("utf-8"))
    assert sorted(shown) == sorted(PICTURES)
    assert {file.stem for file in FOLDER.glob("*.png")} == set(PICTURES)


def test_each_picture_of_the_site_is_made_by_the_script():
    shown = re.findall(r"\]\(site/([\w-]+)\.png\)", (DOCS / "site.md").read_text("utf-8"))
    assert sorted(shown) == sorted({*site_pictures.PICTURES, *DIRECTIONS})
    files = list(site_pictures.FOLDER.glob("*.png"))
    assert {file.stem for file in files} == set(shown)
    assert max(file.stat().st_size for file in files) <= site_pictures.LARGEST
