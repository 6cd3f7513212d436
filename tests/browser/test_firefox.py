"""A first story in Firefox, with a session that ends on the way: not one word is lost.

Playwright drives no Firefox that Debian has; Puppeteer does, by WebDriver BiDi.
"""

import json
import subprocess
from pathlib import Path

import pytest

from tests.browser.conftest import program
from tests.prepared import PASSWORD

pytestmark = [pytest.mark.any_database, pytest.mark.long]

JOURNEY = Path(__file__).with_name("firefox.cjs")
TOOLS = Path("var/tools/node_modules").resolve()


def test_a_first_story_in_firefox(newsroom):
    given = (TOOLS, program("firefox-esr", "firefox"), newsroom.url, "eindredacteur", PASSWORD)
    ran = subprocess.run(
        ["node", JOURNEY, *given], capture_output=True, check=False, encoding="utf-8", timeout=600
    )
    steps = [json.loads(line) for line in ran.stdout.splitlines()]
    assert [step for step in steps if step["fault"]] == [], ran.stderr
    assert steps[-1]["step"] == "publishes", ran.stderr
