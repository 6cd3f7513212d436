"""A reload runs the code that lies there, all of it and nothing else, or changes nothing."""

import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests import prepared, servers
from tests.faults.conftest import wait_for

pytestmark = pytest.mark.any_database
PROJECT = Path(__file__).parents[2]
FOLDERS = ("cms", "frontend", "importers")
STORY = "/verhalen/najib/"


@dataclass
class Copy:
    """A server that runs a copy of the code, which may be changed; and what it says."""

    url: str
    folder: Path
    log: Path
    process: subprocess.Popen

    def change(self, file: str, old: str, new: str) -> None:
        text = (self.folder / file).read_text()
        assert text.count(old) == 1, file
        (self.folder / file).write_text(text.replace(old, new))

    def reload(self) -> None:
        before = self.log.read_text().count("eloaded")
        self.process.send_signal(signal.SIGHUP)
        wait_for("a reload", lambda: self.log.read_text().count("eloaded") > before)


@pytest.fixture(scope="module")
def copy(tmp_path_factory) -> Iterator[Copy]:
    folder = tmp_path_factory.mktemp("code")
    for name in FOLDERS:
        shutil.copytree(PROJECT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for file in PROJECT.glob("*.py"):
        shutil.copy(file, folder)
    port, log = servers.free_port(), folder / "log"
    url = f"http://127.0.0.1:{port}"
    with prepared.copied(prepared.seeded()) as content, log.open("w") as output:
        environment = prepared.environment(content.folder, content.database_url) | {
            "SITE_URL": url,
            "STATIC_ROOT": str(PROJECT / "var" / "static"),
        }
        servers.point_site_at(url, content.database_url)
        command = [sys.executable, "-m", "cms.serve", "--port", str(port)]
        options = {"cwd": folder, "env": environment, "stdout": output, "stderr": output}
        with servers.running(*command, **options) as process:
            wait_for("the site", lambda: "Ready" in log.read_text())
            yield Copy(url, folder, log, process)


def story(copy: Copy) -> dict[str, str]:
    """Return what a story shows of each kind of module."""
    page = servers.CLIENT.get(copy.url + STORY, timeout=20)
    return {
        "cache": str(len(page.headers["ETag"].split("-")[0])),
        "settings": page.headers["Referrer-Policy"],
        "page type": re.search(r'"og:type" content="(\w+)"', page.text)[1],
        "template": re.search(r"<html lang=\"nl\"([^>]*)>", page.text)[1],
    }


def test_one_line_of_each_kind_of_module_is_new_after_a_reload(copy):
    story(copy)
    copy.change("frontend/cache/answers.py", "hexdigest()[:24]", "hexdigest()[:10]")
    copy.change("frontend/settings.py", '"strict-origin-when-cross-origin"', '"no-referrer"')
    copy.change(
        "frontend/page_types/story.py", 'open_graph_type = "article"', 'open_graph_type = "book"'
    )
    copy.change(
        "frontend/templates/frontend/base.html",
        '|default:language }}">',
        '|default:language }}" new>',
    )
    copy.reload()
    assert story(copy) == {
        "cache": "11",  # with its first quotation mark
        "settings": "no-referrer",
        "page type": "book",
        "template": " new",
    }


def test_code_that_does_not_run_changes_nothing_and_the_next_that_does_comes(copy):
    before = story(copy)
    copy.change("frontend/cache/answers.py", "hexdigest()[:10]", "hexdigest()[:10")
    copy.reload()
    assert "the former workers go on: the new ones cannot start." in copy.log.read_text()
    assert story(copy) == before
    copy.change("frontend/cache/answers.py", "hexdigest()[:10", "hexdigest()[:12]")
    copy.reload()
    assert story(copy) == before | {"cache": "13"}


@pytest.mark.long
def test_a_site_that_cannot_be_shown_is_not_put_in_the_place_of_one_that_can(copy):
    before = story(copy)
    main = "{% block main %}"
    copy.change("frontend/templates/frontend/home.html", main, main + "{% url 'nowhere' %}")
    copy.reload()
    assert "the former workers go on: / answers 500" in copy.log.read_text()
    assert story(copy) == before
