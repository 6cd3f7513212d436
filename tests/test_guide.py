"""The guide of the editors shows the pictures that a script makes, and no other."""

import re
from pathlib import Path

from tests.guide_pictures import FOLDER, PICTURES

GUIDE = Path(__file__).resolve().parent.parent / "docs" / "redactie.md"


def test_each_picture_of_the_guide_is_made_by_the_script():
    shown = re.findall(r"\]\(redactie/([\w-]+)\.png\)", GUIDE.read_text("utf-8"))
    assert sorted(shown) == sorted(PICTURES)
    assert {file.stem for file in FOLDER.glob("*.png")} == set(PICTURES)
