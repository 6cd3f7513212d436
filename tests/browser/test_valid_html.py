"""Every page and state is valid HTML, as the Nu checker reads the standard."""

import json
import subprocess
from pathlib import Path

import pytest

from tests import servers

pytestmark = pytest.mark.any_database

CHECKER = Path("var/tools/node_modules/vnu-jar/build/dist/vnu.jar")
WRONG = "<!DOCTYPE html><html lang=nl><title>x</title><p hx-get=/>"
# For a program that runs two seconds.
QUICK = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss4m")
STATES = (
    *("/", "/verhalen/", "/verhalen/najib/", "/de-maatjes/", "/bestaat-niet/", "/_stijl/"),
    *("/verhalen/?q=werk", "/verhalen/?q=onvindbaarwoord", "/verhalen/?categorie=ervaringen"),
    *("/verhalen/?categorie=bestaat-niet", "/verhalen/?toon=18", "/preview/?token=geen"),
)


@pytest.fixture(scope="module")
def faults(in_development, tmp_path_factory) -> list[str]:
    """What the checker finds in every state, in the page for outages, and in a page with a fault.

    All at once: to start it takes longer than to check them.
    """
    folder = tmp_path_factory.mktemp("pages")
    for number, state in enumerate(STATES):
        page = servers.CLIENT.get(in_development.url + state).text
        (folder / f"{number}.html").write_text(page)
    with servers.frontend(f"http://127.0.0.1:{servers.free_port()}") as alone:
        answer = servers.CLIENT.get(alone.url)
    assert answer.status_code == 503
    (folder / "503.html").write_text(answer.text)
    (folder / "wrong.html").write_text(WRONG)
    return check(folder)


def test_every_page_and_state_is_valid_and_the_page_that_stands_in_for_all(faults):
    assert [fault for fault in faults if not fault.startswith("wrong.html")] == []


def test_the_checker_finds_what_is_wrong(faults):
    fault = "wrong.html: Attribute “hx-get” not allowed on element “p” at this point."
    assert [each for each in faults if each.startswith("wrong.html")] == [fault]


def check(folder: Path) -> list[str]:
    assert CHECKER.exists(), "`make test` fetches the checker"
    command = [
        "java",
        *QUICK,
        "-jar",
        CHECKER,
        "--format",
        "json",
        "--exit-zero-always",
        "--skip-non-html",
    ]
    done = subprocess.run([*command, folder], capture_output=True, text=True, check=True)
    messages = json.loads(done.stderr)["messages"]
    return [f"{Path(each['url']).name}: {each['message']}" for each in messages]
